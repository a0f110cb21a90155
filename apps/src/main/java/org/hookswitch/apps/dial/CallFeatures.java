package org.hookswitch.apps.dial;

import java.time.Duration;
import java.util.Optional;
import org.hookswitch.apps.Notice;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.bridge.BridgeFeatures;
import org.hookswitch.pbx.bridge.CallLimit;
import org.hookswitch.pbx.spi.Arguments;

/** Reads the options that say what a party of a conversation may do, and for how long: H, h, T, t, L and S. */
final class CallFeatures {

    private CallFeatures() {}

    /** What the options say of one of the two parties; a limit concerns both, its sounds only who shall hear them. */
    static BridgeFeatures of(Channel caller, Arguments arguments, boolean ofCaller) {
        var letters = new StringBuilder();
        for (char letter : new char[] {'H', 'h', 'T', 't'}) {
            if (arguments.has(letter)) {
                letters.append(letter);
            }
        }
        return BridgeFeatures.of(letters.toString(), ofCaller).withLimit(limit(caller, arguments, ofCaller));
    }

    private static Optional<CallLimit> limit(Channel caller, Arguments arguments, boolean ofCaller) {
        Optional<CallLimit> limit =
                arguments.option('L').filter(x -> !x.isEmpty()).flatMap(text -> withWarnings(caller, text, ofCaller));
        Optional<CallLimit> seconds = arguments
                .option('S')
                .filter(x -> !x.isEmpty())
                .flatMap(text -> number(caller, 'S', text))
                .map(s -> CallLimit.silent(Duration.ofSeconds(s)));
        if (limit.isPresent() && seconds.isPresent()) {
            return seconds.get().longest().compareTo(limit.get().longest()) < 0 ? seconds : limit;
        }
        return limit.or(() -> seconds);
    }

    private static Optional<CallLimit> withWarnings(Channel caller, String text, boolean ofCaller) {
        String[] parts = text.split(":", 3);
        Optional<Long> longest = number(caller, 'L', parts[0]);
        Optional<Long> warnAt = parts.length > 1 ? number(caller, 'L', parts[1]) : Optional.of(0L);
        Optional<Long> repeat = parts.length > 2 ? number(caller, 'L', parts[2]) : Optional.of(0L);
        if (longest.isEmpty() || longest.get() == 0 || warnAt.isEmpty() || repeat.isEmpty()) {
            return Optional.empty();
        }
        boolean callerHears = isYes(variable(caller, "LIMIT_PLAYAUDIO_CALLER", "yes"));
        boolean calleeHears = isYes(variable(caller, "LIMIT_PLAYAUDIO_CALLEE", "no"));
        return Optional.of(new CallLimit(
                Duration.ofMillis(longest.get()),
                Duration.ofMillis(warnAt.get()),
                Duration.ofMillis(repeat.get()),
                variable(caller, "LIMIT_CONNECT_FILE", ""),
                variable(caller, "LIMIT_WARNING_FILE", ""),
                variable(caller, "LIMIT_TIMEOUT_FILE", ""),
                ofCaller ? callerHears : calleeHears));
    }

    private static String variable(Channel caller, String name, String otherwise) {
        String value = caller.variable(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static boolean isYes(String word) {
        return word.matches("(?i)yes|true|1|on|y|t");
    }

    private static Optional<Long> number(Channel caller, char option, String text) {
        if (text.isBlank()) {
            return Optional.of(0L);
        }
        if (!text.strip().matches("[0-9]{1,10}")) {
            Notice.warn(caller, "option " + option + " expects a number, found '" + text + "'");
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text.strip()));
    }
}
