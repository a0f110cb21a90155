package org.hookswitch.sip.transport;

import java.util.List;
import java.util.function.Consumer;
import org.hookswitch.sip.SipUri;

/**
 * Finds the hops to which a request for a URI may be sent, best first (RFC 3263).
 *
 * <p>Threading: called from any thread, must not block. It calls {@code found} once: at once on the calling thread when it
 * knows the answer, else later on a thread of its own.
 */
@FunctionalInterface
public interface Locator {

    /**
     * Finds the hops for one request.
     *
     * @param uri of the Request-URI or of the topmost Route, whichever says where the request goes next
     * @param found gets the hops; an empty list when there are none
     */
    void locate(SipUri uri, Consumer<List<Hop>> found);
}
