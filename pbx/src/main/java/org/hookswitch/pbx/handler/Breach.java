package org.hookswitch.pbx.handler;

/**
 * A rule of the handlers' contract that a routine does not keep. The log, the trace and the checker say it in the words of
 * {@link #sentence()}.
 *
 * @param where {@code file:line} of the priority that breaks the rule
 * @param what the application or the end concerned
 */
public record Breach(Rule rule, HandlerStage stage, String where, String what) {

    /** The rules. */
    public enum Rule {
        HANGUP("%2$s in a %1$s routine: a routine must never hang up, it must Return"),
        NO_RETURN("a %1$s routine ends without Return after %2$s"),
        NO_MEDIA("%2$s in a %1$s routine has no effect: the channel has no media at this stage"),
        TAKES_CHANNEL("%2$s in a %1$s routine has no effect: at this stage the channel may only be set up"),
        TOO_SLOW("a %1$s routine is past its time budget in %2$s");

        private final String form;

        Rule(String form) {
            this.form = form;
        }
    }

    /** The rule broken, as a sentence with its place. */
    public String sentence() {
        String said = String.format(rule.form, stage.word(), what);
        return where.isEmpty() ? said : where + ": " + said;
    }
}
