package org.hookswitch.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Condition;
import org.hookswitch.dialplan.Template;

/**
 * Any text as a template; the first line is the value of {@code ${a}}, the second that of {@code ${b}}, the rest the
 * template.
 *
 * <p>One thread, the one that Jazzer calls in.
 */
public final class TemplateTarget {

    private TemplateTarget() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 3);
        if (lines.length < 3) {
            return;
        }
        Values values = new Values(lines[0], lines[1]);
        check(lines[2], values);
        if (Promise.isRepeated(lines[2])) {
            check(Promise.repeated(lines[2]), new Values(lines[0], lines[1]).withShortTexts());
        }
    }

    private static void check(String text, Values values) {
        Promise.within("a template", () -> {
            Diagnostics diagnostics = new Diagnostics();
            Template template = Template.parse(
                    text,
                    offset -> {
                        Promise.holds(offset >= 0 && offset <= text.length(), "offset " + offset + " in " + text);
                        return new SourceLocation("extensions.conf", 1, offset + 1);
                    },
                    diagnostics);
            Promise.bounded(diagnostics.list(), 1);
            String value = template.evaluate(values);
            Promise.holds(value.length() <= Template.MAX_LENGTH, "a value of " + value.length() + " characters");
            Promise.holds(template.test(values) == Condition.holds(value), "the condition is not that of the text");
            Promise.holds(value.equals(Template.substitute(text, values)), "substituted once it is something else");
            template.asConstant().ifPresent(constant -> Promise.holds(constant.equals(value), "no constant"));
            if (value.length() < Template.MAX_LENGTH) {
                split(template, value, values);
            }
        });
    }

    private static void split(Template template, String value, Values values) {
        Optional<Template.Split> found = template.splitAt('?');
        found.ifPresent(split -> {
            String before = split.before().evaluate(values);
            Promise.holds(before.indexOf('?') < 0, "the separator stands before it");
            Promise.holds(value.equals(before + "?" + split.after().evaluate(values)), "the sides are not the whole");
        });
    }
}
