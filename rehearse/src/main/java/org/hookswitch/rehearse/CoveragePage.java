package org.hookswitch.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The dialplan as a page for a browser, its lines coloured by what the tests reached. Stateless. */
public final class CoveragePage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Coverage of the dialplan</title>
            <style>
            body { font: 14px/1.5 system-ui, sans-serif; margin: 2em; color: #222; background: #fff }
            pre { font: 13px/1.45 ui-monospace, monospace; border: 1px solid #ccc; overflow-x: auto }
            pre span { display: block; padding: 0 .6em; white-space: pre }
            .n { color: #888 } .hit { background: #ddf3dd } .part { background: #fff2c4 } .miss { background: #fbdcdc }
            b { color: #666; font-weight: normal }
            </style></head><body>
            """;

    private CoveragePage() {}

    /** The page; a file that cannot be read any more is named without its text. */
    public static String of(Coverage coverage) {
        var page = new StringBuilder(HEAD);
        page.append("<h1>Coverage of the dialplan</h1>\n<p>Priorities: ")
                .append(coverage.priorities())
                .append(". Branches: ")
                .append(coverage.branches())
                .append(
                        ".</p>\n<p><span class=\"hit\">reached</span>, <span class=\"part\">one side only</span>, <span class=\"miss\">never reached</span></p>\n");
        coverage.byFile().forEach((file, lines) -> file(file, lines, page));
        if (!coverage.outcomes().isEmpty()) {
            page.append("<h2>Routines and how they ended</h2>\n<ul>\n");
            coverage.outcomes()
                    .forEach((routine, kinds) -> page.append("<li>")
                            .append(escaped(routine + ": " + String.join(", ", kinds)))
                            .append("</li>\n"));
            page.append("</ul>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static void file(Path file, Map<Integer, List<Coverage.Step>> lines, StringBuilder page) {
        page.append("<h2>").append(escaped(file.toString())).append("</h2>\n<pre>");
        List<String> text;
        try {
            text = Files.readAllLines(file);
        } catch (IOException e) {
            page.append(escaped("cannot be read: " + e)).append("</pre>\n");
            return;
        }
        for (int i = 0; i < text.size(); i++) {
            List<Coverage.Step> steps = lines.getOrDefault(i + 1, List.of());
            page.append("<span class=\"")
                    .append(kind(steps))
                    .append("\" title=\"")
                    .append(escaped(title(steps)));
            page.append("\"><b>")
                    .append(String.format(java.util.Locale.ROOT, "%4d  ", i + 1))
                    .append("</b>");
            page.append(escaped(text.get(i))).append("</span>");
        }
        page.append("</pre>\n");
    }

    private static String kind(List<Coverage.Step> steps) {
        if (steps.isEmpty()) {
            return "n";
        }
        if (steps.stream().noneMatch(Coverage.Step::isReached)) {
            return "miss";
        }
        boolean whole =
                steps.stream().allMatch(s -> s.isReached() && s.missing().isEmpty());
        return whole ? "hit" : "part";
    }

    private static String title(List<Coverage.Step> steps) {
        return String.join(
                "; ",
                steps.stream()
                        .map(s -> s.place() + ": " + s.hits() + " times"
                                + s.missing().map(m -> ", " + m).orElse(""))
                        .toList());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
