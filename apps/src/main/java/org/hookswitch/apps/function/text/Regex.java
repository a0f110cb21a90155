package org.hookswitch.apps.function.text;

import java.util.List;
import org.hookswitch.apps.function.Described;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.PosixRegex;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code REGEX}: 1 when a regular expression, which stands in double quotes, is found in the text behind it, else 0. */
public final class Regex extends Described {

    public Regex() {
        super(FunctionSpec.read(
                "REGEX",
                "Whether a regular expression is found in a text",
                "REGEX(\"regular expression\" string)",
                1,
                1));
    }

    @Override
    public String read(FunctionCall call) {
        // Asterisk splits at the quotes: what stands before them, the expression, the text.
        List<String> parts = ArgumentSplitter.split(call.text(), '"', 3, true);
        if (parts.size() < 3) {
            return call.warn("wants \"expression\" text");
        }
        String text = parts.get(2);
        String searched = text.startsWith(" ") ? text.substring(1) : text;
        return PosixRegex.compile(parts.get(1), call::warn)
                .map(regex -> regex.find(searched).isPresent() ? "1" : "0")
                .orElse("");
    }
}
