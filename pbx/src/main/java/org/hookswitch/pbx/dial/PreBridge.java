package org.hookswitch.pbx.dial;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.dialplan.Location;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.handler.Binding;

/**
 * The pre-bridge stage: the called person has answered, the routine runs on that channel, and what it leaves in
 * GOSUB_RESULT decides what becomes of the call.
 *
 * <p>On the thread that controls both channels. The caller is watched: when it hangs up or is sent elsewhere, the routine
 * ends.
 */
public final class PreBridge {

    private PreBridge() {}

    /** What becomes of the call. */
    public sealed interface Verdict {
        /** The word that interfaces are told: ANSWER, ABORT, BUSY, CONTINUE, GOTO:… */
        String word();

        /** The two are connected. */
        record Bridge(String word) implements Verdict {}

        /** Both legs end. */
        record Abort(String word) implements Verdict {}

        /** The callee goes, DIALSTATUS is this, the caller continues. */
        record Status(DialStatus status, String word) implements Verdict {}

        /** The callee goes, the caller continues. */
        record Continue(String word) implements Verdict {}

        /** The callee goes, the caller continues there; empty when there is no such place, and the caller ends. */
        record Goto(Optional<Place> place, String word) implements Verdict {}

        /** The callee hung up in the routine. */
        record CalleeGone(String word) implements Verdict {}

        /** The caller hung up or was sent elsewhere meanwhile. */
        record CallerLeft(String word) implements Verdict {}
    }

    /** Runs the routine and reads the verdict. */
    public static Verdict run(Channel caller, Channel callee, Binding binding) {
        caller.pbx().routines().runFor(caller, callee, binding);
        if (caller.mustLeave()) {
            return new Verdict.CallerLeft(DialStatus.CANCEL.name());
        }
        if (callee.isHungUp()) {
            return new Verdict.CalleeGone(DialStatus.ANSWER.name());
        }
        String result = callee.variables().get("GOSUB_RESULT");
        if (result == null || result.isEmpty()) {
            return new Verdict.Bridge(DialStatus.ANSWER.name());
        }
        String returned = callee.variables().get("GOSUB_RETVAL");
        caller.variable("GOSUB_RETVAL", returned == null ? "" : returned);
        return verdict(caller, result);
    }

    private static Verdict verdict(Channel caller, String result) {
        String word = result.toUpperCase(Locale.ROOT);
        return switch (word) {
            case "ABORT" -> new Verdict.Abort(word);
            case "CONGESTION", "CHANUNAVAIL", "BUSY" -> new Verdict.Status(DialStatus.valueOf(word), word);
            case "CONTINUE" -> new Verdict.Continue(word);
            default -> {
                if (!word.startsWith("GOTO:")) {
                    yield new Verdict.Bridge(DialStatus.ANSWER.name());
                }
                String location = result.substring("GOTO:".length()).replace('^', ',');
                yield new Verdict.Goto(
                        Location.parse(location).flatMap(l -> Flow.resolve(caller, l, caller.place())), result);
            }
        };
    }
}
