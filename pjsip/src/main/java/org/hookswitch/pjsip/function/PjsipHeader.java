package org.hookswitch.pjsip.function;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pjsip.call.HeaderEdits;
import org.hookswitch.pjsip.call.PjsipDevice;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderName;

/**
 * {@code PJSIP_HEADER(read|add|update|remove,name[,number])}: headers of the INVITE that came, or of the one that is to be
 * sent; the latter is for the pre-dial routine of the called channel.
 */
public final class PjsipHeader implements DialplanFunction {

    private static final FunctionSpec SPEC = FunctionSpec.readWrite(
                    "PJSIP_HEADER",
                    "Headers of an INVITE: of the one that came, or of the one to be sent.",
                    "PJSIP_HEADER(action,name[,number])",
                    2,
                    3)
            .withWords("read", "add", "update", "remove");

    /** What the stack writes; a second one would make the message wrong. */
    private static final Set<HeaderName> OURS = Set.of(
            HeaderName.VIA,
            HeaderName.FROM,
            HeaderName.TO,
            HeaderName.CALL_ID,
            HeaderName.CSEQ,
            HeaderName.MAX_FORWARDS,
            HeaderName.CONTACT,
            HeaderName.ROUTE,
            HeaderName.RECORD_ROUTE,
            HeaderName.CONTENT_TYPE,
            HeaderName.CONTENT_LENGTH);

    /** For the registry. */
    public PjsipHeader() {}

    @Override
    public FunctionSpec spec() {
        return SPEC;
    }

    @Override
    public String read(FunctionCall call) {
        Optional<PjsipDevice> leg = Legs.leg(call);
        Optional<HeaderName> name = Legs.header(call, call.argument(1));
        if (leg.isEmpty() || name.isEmpty()) {
            return "";
        }
        if (!call.argument(0).equalsIgnoreCase("read")) {
            return call.argument(0).equalsIgnoreCase("remove")
                    ? Integer.toString(leg.get().headers().remove(call.argument(1)))
                    : call.warn("can only be read with the action read");
        }
        return pick(texts(leg.get(), name.get()), call.argument(2));
    }

    /** Of a leg that called us the headers of its INVITE, of one that we call those that were added. */
    private static List<String> texts(PjsipDevice leg, HeaderName name) {
        return leg.channel().isOutgoing()
                ? leg.headers().all().stream()
                        .filter(field -> field.name().equals(name))
                        .map(HeaderField::text)
                        .toList()
                : leg.invite().map(invite -> invite.headers().texts(name)).orElse(List.of());
    }

    static String pick(List<String> texts, String which) {
        int number = Legs.number(which);
        int index = number < 0 ? texts.size() + number : number - 1;
        return index >= 0 && index < texts.size() ? texts.get(index) : "";
    }

    @Override
    public void write(FunctionCall call, String value) {
        Optional<PjsipDevice> leg = Legs.leg(call);
        if (leg.isEmpty()) {
            return;
        }
        if (!leg.get().channel().isOutgoing()) {
            call.warn("headers can be set on a called channel only, in its pre-dial routine");
            return;
        }
        if (leg.get().invite().isPresent()) {
            call.warn("the INVITE has been sent already");
            return;
        }
        HeaderEdits headers = leg.get().headers();
        if (call.argument(0).equalsIgnoreCase("remove")) {
            headers.remove(call.argument(1));
            return;
        }
        Optional<HeaderName> name = Legs.header(call, call.argument(1));
        if (name.isPresent() && OURS.contains(name.get())) {
            call.warn("this header is written by the switch");
        } else if (name.isPresent()) {
            edit(call, headers, name.get(), value);
        }
    }

    private static void edit(FunctionCall call, HeaderEdits headers, HeaderName name, String value) {
        switch (call.argument(0).toLowerCase(java.util.Locale.ROOT)) {
            case "add" -> {
                if (!headers.add(name, value)) {
                    call.warn("there are " + HeaderEdits.LIMIT + " headers already");
                }
            }
            case "update" -> {
                if (!headers.update(name, Legs.number(call.argument(2)), value)) {
                    call.warn("there is no such header to update");
                }
            }
            default -> call.warn("expected add, update or remove");
        }
    }
}
