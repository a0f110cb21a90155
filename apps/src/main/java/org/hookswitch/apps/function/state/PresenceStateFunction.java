package org.hookswitch.apps.function.state;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.Presence;
import org.hookswitch.pbx.PresenceStates;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code PRESENCE_STATE}: what somebody does, as {@code CustomPresence:} providers tell: {@code value}, {@code subtype} or
 * {@code message}. Set to {@code state[,subtype[,message[,options]]]}. With option {@code e} subtype and message are in
 * Base64.
 */
public final class PresenceStateFunction extends Described {

    public PresenceStateFunction() {
        super(FunctionSpec.readWrite(
                "PRESENCE_STATE", "What somebody does", "PRESENCE_STATE(provider,field[,options])", 1, 3));
    }

    @Override
    public String read(FunctionCall call) {
        Optional<Presence> presence = PresenceStates.of(call.pbx()).of(call.argument(0));
        if (presence.isEmpty()) {
            return call.warn("there is no such provider");
        }
        boolean encoded = call.argument(2).indexOf('e') >= 0;
        return switch (call.argument(1).toLowerCase(Locale.ROOT)) {
            case "value" -> presence.get().state().word();
            case "subtype" -> text(presence.get().subtype(), encoded);
            case "message" -> text(presence.get().message(), encoded);
            default -> call.warn("wants value, subtype or message");
        };
    }

    private static String text(String text, boolean encoded) {
        return encoded ? Base64.getEncoder().encodeToString(Octets.of(text)) : text;
    }

    @Override
    public void write(FunctionCall call, String value) {
        Optional<String> name = PresenceStates.custom(call.argument(0));
        if (name.isEmpty() || name.get().isEmpty()) {
            call.warn("only the presence of CustomPresence:name can be set");
            return;
        }
        List<String> fields = ArgumentSplitter.split(value, 4);
        Optional<Presence.State> state = fields.isEmpty() ? Optional.empty() : Presence.State.parse(fields.getFirst());
        if (state.isEmpty()) {
            call.warn("'" + value + "' does not begin with a state of presence");
            return;
        }
        boolean encoded = fields.size() > 3 && fields.get(3).indexOf('e') >= 0;
        try {
            PresenceStates.of(call.pbx())
                    .setCustom(
                            name.get(),
                            new Presence(state.get(), decoded(fields, 1, encoded), decoded(fields, 2, encoded)));
        } catch (IllegalArgumentException malformed) {
            call.warn("its subtype or message is no Base64");
        }
    }

    private static String decoded(List<String> fields, int index, boolean encoded) {
        String text = index < fields.size() ? fields.get(index) : "";
        return encoded ? Octets.text(Base64.getDecoder().decode(text)) : text;
    }
}
