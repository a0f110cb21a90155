package org.hookswitch.rehearse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.hookswitch.rehearse.Result.Status;

/** Results in the XML that build servers read: a suite for each test file. Stateless. */
public final class JUnitReport {

    private JUnitReport() {}

    public static String of(List<Result> results) {
        var suites = new LinkedHashMap<String, List<Result>>();
        for (Result r : results) {
            suites.computeIfAbsent(r.test().at().file(), f -> new java.util.ArrayList<>())
                    .add(r);
        }
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        suites.forEach((file, its) -> suite(file, its, xml));
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(String file, List<Result> results, StringBuilder xml) {
        xml.append("  <testsuite name=\"").append(escaped(file));
        xml.append("\" tests=\"").append(results.size());
        xml.append("\" failures=\"").append(count(results, Status.FAILED));
        xml.append("\" errors=\"").append(count(results, Status.BROKEN));
        xml.append("\" skipped=\"").append(count(results, Status.SKIPPED));
        xml.append("\" time=\"")
                .append(seconds(
                        results.stream().mapToLong(r -> r.wall().toNanos()).sum()));
        xml.append("\">\n");
        for (Result r : results) {
            xml.append("    <testcase classname=\"").append(escaped(file));
            xml.append("\" name=\"").append(escaped(r.test().name()));
            xml.append("\" file=\"").append(escaped(file));
            xml.append("\" line=\"").append(r.test().at().line());
            xml.append("\" time=\"").append(seconds(r.wall().toNanos())).append("\"");
            switch (r.status()) {
                case PASSED -> xml.append("/>\n");
                case SKIPPED ->
                    xml.append(">\n      <skipped message=\"")
                            .append(escaped(r.why()))
                            .append("\"/>\n    </testcase>\n");
                case FAILED -> element("failure", first(TextReport.reasons(r)), TextReport.of(r), xml);
                case BROKEN -> element("error", first(r.why().lines().toList()), TextReport.of(r), xml);
            }
        }
        xml.append("  </testsuite>\n");
    }

    private static String first(List<String> lines) {
        return lines.isEmpty() ? "" : lines.getFirst().strip();
    }

    private static void element(String name, String message, String text, StringBuilder xml) {
        xml.append(">\n      <")
                .append(name)
                .append(" message=\"")
                .append(escaped(message))
                .append("\">");
        xml.append(escaped(text)).append("</").append(name).append(">\n    </testcase>\n");
    }

    private static long count(List<Result> results, Status status) {
        return results.stream().filter(r -> r.status() == status).count();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }

    /** XML 1.0 has no control characters but tab and line ends, however they are written. */
    private static String escaped(String text) {
        return CoveragePage.escaped(text).replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "?");
    }
}
