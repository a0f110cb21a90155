package org.hookswitch.fuzz;

import java.nio.charset.StandardCharsets;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.dialplan.Condition;
import org.hookswitch.dialplan.Expression;
import org.hookswitch.dialplan.Template;

/**
 * Any text as an expression; the first line is the value of {@code ${a}}, the second that of {@code ${b}}, the rest the
 * expression. What it gives compiled must be what its substituted text gives.
 *
 * <p>One thread, the one that Jazzer calls in.
 */
public final class ExpressionTarget {

    private static final SourceLocation HERE = new SourceLocation("extensions.conf", 1, 1);
    private static final Template ALL = Template.parse("$[${all}]");

    /** Where nothing is cut for its length or left alone for its depth, the two ways must agree. */
    private static final int COMPARABLE = 20_000;

    private static final int DOLLARS = 60;

    private ExpressionTarget() {}

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
        Promise.within("an expression", () -> {
            Diagnostics diagnostics = new Diagnostics();
            Expression expression = Expression.parse(text, HERE, diagnostics);
            Promise.bounded(diagnostics.list(), 1);
            String value = expression.evaluate(values);
            Promise.holds(expression.test(values) == Condition.holds(value), "the condition is not that of the text");
            String joined = Template.parse(text).evaluate(values);
            if (joined.length() < COMPARABLE
                    && text.chars().filter(c -> c == '$').count() < DOLLARS) {
                String other = ALL.evaluate(values.with("all", joined));
                Promise.holds(value.equals(other), "'" + value + "' compiled, '" + other + "' read from its text");
            }
        });
    }
}
