package org.hookswitch.records.cdr;

import java.util.Locale;
import java.util.Set;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code CDR_PROP(party_a)} and {@code CDR_PROP(disable)}: how the channel's calls are recorded. */
public final class CdrProp implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.write(
                    "CDR_PROP", "How a channel's calls are recorded", "CDR_PROP(name)", 1, 1)
            .withWords("party_a", "disable");
    private static final Set<String> TRUE = Set.of("1", "yes", "true", "y", "t", "on");

    /** For the service loader. */
    public CdrProp() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public void write(FunctionCall call, String value) {
        Channel channel = call.channel().orElse(null);
        if (channel == null) {
            call.warn("wants a channel");
            return;
        }
        boolean on = TRUE.contains(value.strip().toLowerCase(Locale.ROOT));
        switch (call.argument(0).strip().toLowerCase(Locale.ROOT)) {
            case "party_a" -> CdrEngine.of(call.pbx()).preferAsA(channel, on);
            case "disable" -> CdrEngine.of(call.pbx()).disable(channel, on);
            default -> call.warn("wants party_a or disable");
        }
    }
}
