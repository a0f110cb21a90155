package org.hookswitch.lsp;

import java.util.List;
import org.hookswitch.check.Checker;
import org.hookswitch.check.Finding;
import org.hookswitch.check.Sources;
import org.hookswitch.check.Vocabulary;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;

/** The mistakes that the static checker finds. Immutable; any thread. */
final class CheckerAnalysis implements Analysis {

    private final Checker checker;

    CheckerAnalysis(Words words) {
        checker = new Checker(Vocabulary.of(words.registry()));
    }

    @Override
    public List<Diagnostic> of(ConfReader reader, String root) {
        Sources sources = root.equals(Snapshot.DIALPLAN) ? Sources.of(reader) : Sources.ofFile(reader, root);
        return checker.check(sources).findings().stream()
                .map(Finding::diagnostic)
                .toList();
    }
}
