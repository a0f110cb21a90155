package org.hookswitch.sip.dialog;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;

/**
 * The option tags of SIP's extensions: which a message names, and which of those required we do not know (RFC 3261 §8.2.2.3,
 * §20.32). Stateless.
 */
public final class Extensions {

    private static final HeaderType<String> REQUIRE = HeaderType.REQUIRE;
    private static final HeaderType<String> SUPPORTED = HeaderType.SUPPORTED;

    private Extensions() {}

    /** Whether the message requires the extension of the peer. */
    public static boolean requires(SipMessage message, String tag) {
        return contains(message.all(REQUIRE), tag);
    }

    /** Whether the sender of the message knows the extension: it says so, or requires it. */
    public static boolean supports(SipMessage message, String tag) {
        return contains(message.all(SUPPORTED), tag) || requires(message, tag);
    }

    /**
     * The 420 that a request with an unknown extension gets.
     *
     * @param known the tags we know
     * @return empty when we know all that it requires
     */
    public static Optional<SipResponse> refusal(SipRequest request, Collection<String> known) {
        if (!request.headers().has(HeaderName.REQUIRE)) {
            return Optional.empty();
        }
        Set<String> unknown = new LinkedHashSet<>();
        for (String tag : request.all(REQUIRE)) {
            if (!contains(known, tag)) {
                unknown.add(tag);
            }
        }
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(SipResponse.to(request, 420)
                        .addAll(HeaderType.UNSUPPORTED, List.copyOf(unknown))
                        .build());
    }

    private static boolean contains(Iterable<String> tags, String tag) {
        for (String each : tags) {
            if (each.equalsIgnoreCase(tag)) {
                return true;
            }
        }
        return false;
    }
}
