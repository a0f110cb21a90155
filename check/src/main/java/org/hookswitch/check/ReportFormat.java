package org.hookswitch.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hookswitch.conf.Severity;
import org.hookswitch.conf.SourceLocation;

/**
 * The forms a report can be written in: for people, for programs, and for what shows findings beside code.
 *
 * <p>Stateless; any thread. SARIF follows the OASIS standard 2.1.0.
 */
public enum ReportFormat {
    /** Each finding with its line and a caret, and a summary. */
    TEXT {
        @Override
        public String write(Report report) {
            StringBuilder text = new StringBuilder();
            report.findings().forEach(f -> text.append(f.diagnostic().render()).append("\n\n"));
            return text.append(summary(report)).append('\n').toString();
        }
    },

    /** One object with the findings in an array. */
    JSON {
        @Override
        public String write(Report report) {
            List<Object> findings = new ArrayList<>();
            report.findings().forEach(finding -> findings.add(plain(finding)));
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("findings", findings);
            all.put("errors", report.count(Severity.ERROR));
            all.put("warnings", report.count(Severity.WARNING));
            all.put("notes", report.count(Severity.NOTE));
            all.put("silenced", report.silenced());
            all.put("dropped", report.dropped());
            return Json.write(all);
        }
    },

    /** Static Analysis Results Interchange Format 2.1.0. */
    SARIF {
        @Override
        public String write(Report report) {
            return Json.write(Sarif.log(report));
        }
    };

    /** The report in this form, with a newline at its end. */
    public abstract String write(Report report);

    private static String summary(Report report) {
        if (report.findings().isEmpty()) {
            return "nothing found" + silenced(report);
        }
        String text = counted(report.count(Severity.ERROR), "error") + ", "
                + counted(report.count(Severity.WARNING), "warning") + ", "
                + counted(report.count(Severity.NOTE), "note") + silenced(report);
        return report.dropped() == 0 ? text : text + ", and " + report.dropped() + " more findings that are not shown";
    }

    private static String silenced(Report report) {
        return report.silenced() == 0 ? "" : " (" + report.silenced() + " silenced)";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static Map<String, Object> plain(Finding finding) {
        SourceLocation where = finding.location();
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("code", finding.rule().code());
        plain.put("severity", finding.severity().word());
        plain.put("file", where.file());
        plain.put("line", where.line());
        plain.put("column", where.column());
        plain.put("message", finding.message());
        finding.diagnostic().found().ifPresent(text -> plain.put("found", text));
        finding.diagnostic().expected().ifPresent(text -> plain.put("expected", text));
        finding.diagnostic().fix().ifPresent(text -> plain.put("fix", text));
        return plain;
    }

    /** The objects of a SARIF log. */
    private static final class Sarif {

        static Map<String, Object> log(Report report) {
            Map<String, Rule> used = new TreeMap<>();
            report.findings().forEach(finding -> used.put(finding.rule().code(), finding.rule()));
            List<Object> rules = new ArrayList<>();
            List<String> codes = new ArrayList<>(used.keySet());
            used.values().forEach(rule -> rules.add(rule(rule)));
            List<Object> results = new ArrayList<>();
            report.findings().forEach(finding -> results.add(result(finding, codes)));
            return ordered(
                    "$schema",
                    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                    "version",
                    "2.1.0",
                    "runs",
                    List.of(ordered(
                            "tool",
                            Map.of("driver", ordered("name", "Hookswitch", "rules", rules)),
                            "columnKind",
                            "utf16CodeUnits",
                            "results",
                            results)));
        }

        private static Map<String, Object> rule(Rule rule) {
            return ordered(
                    "id",
                    rule.code(),
                    "shortDescription",
                    Map.of("text", rule.title()),
                    "fullDescription",
                    Map.of("text", rule.explanation()),
                    "defaultConfiguration",
                    Map.of("level", rule.severity().word()));
        }

        private static Map<String, Object> result(Finding finding, List<String> codes) {
            SourceLocation where = finding.location();
            String text = finding.message()
                    + finding.diagnostic().found().map(f -> "; found: " + f).orElse("")
                    + finding.diagnostic().fix().map(f -> "; fix: " + f).orElse("");
            Map<String, Object> physical = new LinkedHashMap<>();
            physical.put("artifactLocation", Map.of("uri", uri(where.file())));
            if (where.line() > 0) {
                Map<String, Object> region = new LinkedHashMap<>();
                region.put("startLine", where.line());
                if (where.column() > 0) {
                    region.put("startColumn", where.column());
                }
                physical.put("region", region);
            }
            return ordered(
                    "ruleId",
                    finding.rule().code(),
                    "ruleIndex",
                    codes.indexOf(finding.rule().code()),
                    "level",
                    finding.severity().word().toLowerCase(Locale.ROOT),
                    "message",
                    Map.of("text", text),
                    "locations",
                    List.of(Map.of("physicalLocation", physical)));
        }

        /** A reference that is relative where the file's name is; signs that a URI gives a meaning are escaped. */
        private static String uri(String file) {
            StringBuilder uri = new StringBuilder();
            for (byte octet : file.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                char c = (char) (octet & 0xff);
                boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
                uri.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
            }
            return uri.toString();
        }

        private static Map<String, Object> ordered(Object... namesAndValues) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
            }
            return map;
        }
    }
}
