package org.hookswitch.check;

import java.util.List;
import org.hookswitch.conf.Severity;

/**
 * What a check found.
 *
 * @param findings in reading order, those that a comment silences left out
 * @param silenced how many a comment silences
 * @param dropped how many more there are than are kept
 */
public record Report(List<Finding> findings, int silenced, long dropped) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether anything is worse than a note. */
    public boolean fails() {
        return dropped > 0 || findings.stream().anyMatch(finding -> finding.severity() != Severity.NOTE);
    }

    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
