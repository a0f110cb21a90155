package org.hookswitch.pjsip.call;

import java.util.Locale;
import java.util.Optional;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.dialog.Dialog;
import org.hookswitch.sip.dialog.Session;

/** The items of {@code CHANNEL(pjsip,…)}. Stateless. */
final class LegItems {

    private static final String PREFIX = "pjsip,";

    private LegItems() {}

    static Optional<String> read(PjsipDevice leg, String item) {
        String name = item.toLowerCase(Locale.ROOT);
        if (!name.startsWith(PREFIX)) {
            return name.equals("endpoint") ? Optional.of(leg.endpoint().name()) : Optional.empty();
        }
        Optional<Dialog> dialog = leg.session().map(Session::dialog);
        Optional<SipRequest> invite = leg.invite();
        return switch (name.substring(PREFIX.length())) {
            case "call-id" -> invite.map(SipRequest::callId);
            case "secure" -> Optional.of("0");
            case "t38state" -> Optional.of("DISABLED");
            case "request_uri" -> invite.map(request -> request.uri().toString());
            case "target_uri" -> dialog.map(d -> d.remoteTarget().toString());
            case "local_uri" -> dialog.map(d -> d.local().uri().toString());
            case "remote_uri" -> dialog.map(d -> d.remote().uri().toString());
            case "local_tag" -> dialog.flatMap(d -> d.local().tag());
            case "remote_tag" -> dialog.flatMap(d -> d.remote().tag());
            case "local_addr" -> dialog.flatMap(d -> d.contact().nameAddr()).map(LegItems::address);
            case "remote_addr" -> dialog.map(d -> address(NameAddr.of(d.remoteTarget())));
            default -> Optional.empty();
        };
    }

    private static String address(NameAddr who) {
        return who.uri()
                .sip()
                .map(uri -> uri.host() + ":" + uri.portOrDefault())
                .orElse("");
    }
}
