package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The name of a header: one shared object for every name this room knows, an own one for each other as it was spelt.
 *
 * <p>Immutable; compared without regard to case, a compact form (RFC 3261 §7.3.3 and the registry) being equal to its
 * long form.
 */
public final class HeaderName {
    private static final @Nullable HeaderName[] TABLE = new @Nullable HeaderName[512];
    private static final @Nullable HeaderName[] COMPACT = new @Nullable HeaderName[26];

    public static final HeaderName VIA = known("Via", 'v');
    public static final HeaderName FROM = known("From", 'f');
    public static final HeaderName TO = known("To", 't');
    public static final HeaderName CALL_ID = known("Call-ID", 'i');
    public static final HeaderName CSEQ = known("CSeq");
    public static final HeaderName MAX_FORWARDS = known("Max-Forwards");
    public static final HeaderName CONTACT = known("Contact", 'm');
    public static final HeaderName ROUTE = known("Route");
    public static final HeaderName RECORD_ROUTE = known("Record-Route");
    public static final HeaderName CONTENT_LENGTH = known("Content-Length", 'l');
    public static final HeaderName CONTENT_TYPE = known("Content-Type", 'c');
    public static final HeaderName CONTENT_ENCODING = known("Content-Encoding", 'e');
    public static final HeaderName CONTENT_DISPOSITION = known("Content-Disposition");
    public static final HeaderName CONTENT_LANGUAGE = known("Content-Language");
    public static final HeaderName ACCEPT = known("Accept");
    public static final HeaderName ACCEPT_ENCODING = known("Accept-Encoding");
    public static final HeaderName ACCEPT_LANGUAGE = known("Accept-Language");
    public static final HeaderName ALLOW = known("Allow");
    public static final HeaderName ALLOW_EVENTS = known("Allow-Events", 'u');
    public static final HeaderName ALERT_INFO = known("Alert-Info");
    public static final HeaderName CALL_INFO = known("Call-Info");
    public static final HeaderName AUTHORIZATION = known("Authorization");
    public static final HeaderName PROXY_AUTHORIZATION = known("Proxy-Authorization");
    public static final HeaderName WWW_AUTHENTICATE = known("WWW-Authenticate");
    public static final HeaderName PROXY_AUTHENTICATE = known("Proxy-Authenticate");
    public static final HeaderName AUTHENTICATION_INFO = known("Authentication-Info");
    public static final HeaderName DATE = known("Date");
    public static final HeaderName DIVERSION = known("Diversion");
    public static final HeaderName ERROR_INFO = known("Error-Info");
    public static final HeaderName EVENT = known("Event", 'o');
    public static final HeaderName EXPIRES = known("Expires");
    public static final HeaderName HISTORY_INFO = known("History-Info");
    public static final HeaderName IDENTITY = known("Identity", 'y');
    public static final HeaderName IN_REPLY_TO = known("In-Reply-To");
    public static final HeaderName MIME_VERSION = known("MIME-Version");
    public static final HeaderName MIN_EXPIRES = known("Min-Expires");
    public static final HeaderName MIN_SE = known("Min-SE");
    public static final HeaderName ORGANIZATION = known("Organization");
    public static final HeaderName P_ASSERTED_IDENTITY = known("P-Asserted-Identity");
    public static final HeaderName P_PREFERRED_IDENTITY = known("P-Preferred-Identity");
    public static final HeaderName PATH = known("Path");
    public static final HeaderName PRIORITY = known("Priority");
    public static final HeaderName PRIVACY = known("Privacy");
    public static final HeaderName PROXY_REQUIRE = known("Proxy-Require");
    public static final HeaderName RACK = known("RAck");
    public static final HeaderName REASON = known("Reason");
    public static final HeaderName REFER_TO = known("Refer-To", 'r');
    public static final HeaderName REFER_SUB = known("Refer-Sub");
    public static final HeaderName REFERRED_BY = known("Referred-By", 'b');
    public static final HeaderName REMOTE_PARTY_ID = known("Remote-Party-ID");
    public static final HeaderName REQUEST_DISPOSITION = known("Request-Disposition", 'd');
    public static final HeaderName ACCEPT_CONTACT = known("Accept-Contact", 'a');
    public static final HeaderName REJECT_CONTACT = known("Reject-Contact", 'j');
    public static final HeaderName REPLACES = known("Replaces");
    public static final HeaderName REPLY_TO = known("Reply-To");
    public static final HeaderName REQUIRE = known("Require");
    public static final HeaderName RETRY_AFTER = known("Retry-After");
    public static final HeaderName RSEQ = known("RSeq");
    public static final HeaderName SERVER = known("Server");
    public static final HeaderName SERVICE_ROUTE = known("Service-Route");
    public static final HeaderName SESSION_EXPIRES = known("Session-Expires", 'x');
    public static final HeaderName SIP_ETAG = known("SIP-ETag");
    public static final HeaderName SIP_IF_MATCH = known("SIP-If-Match");
    public static final HeaderName SUBJECT = known("Subject", 's');
    public static final HeaderName SUBSCRIPTION_STATE = known("Subscription-State");
    public static final HeaderName SUPPORTED = known("Supported", 'k');
    public static final HeaderName TIMESTAMP = known("Timestamp");
    public static final HeaderName UNSUPPORTED = known("Unsupported");
    public static final HeaderName USER_AGENT = known("User-Agent");
    public static final HeaderName WARNING = known("Warning");

    private final String name;
    private final int hash;
    /** {@code "Name: "}. */
    private final byte[] wire;
    /** {@code "n: "}, or the long form. */
    private final byte[] compactWire;

    private HeaderName(String name, char compact) {
        this.name = name;
        this.hash = Ascii.hash(name);
        this.wire = (name + ": ").getBytes(StandardCharsets.UTF_8);
        this.compactWire = compact == 0 ? wire : new byte[] {(byte) compact, ':', ' '};
    }

    private static HeaderName known(String name) {
        return known(name, (char) 0);
    }

    private static HeaderName known(String name, char compact) {
        HeaderName made = new HeaderName(name, compact);
        int at = made.hash & (TABLE.length - 1);
        while (TABLE[at] != null) {
            at = (at + 1) & (TABLE.length - 1);
        }
        TABLE[at] = made;
        if (compact != 0) {
            COMPACT[compact - 'a'] = made;
        }
        return made;
    }

    /**
     * The name with this spelling.
     *
     * @throws IllegalArgumentException if it is no token
     */
    public static HeaderName of(String name) {
        if (!Ascii.isToken(name)) {
            throw new IllegalArgumentException("not a header name: " + name);
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** As {@link #of(String)}, of bytes already known to be a token. */
    static HeaderName of(byte[] bytes, int from, int to) {
        int n = to - from;
        if (n == 1) {
            int letter = Ascii.lower(bytes[from]) - 'a';
            HeaderName compact = letter >= 0 && letter < 26 ? COMPACT[letter] : null;
            if (compact != null) {
                return compact;
            }
        }
        int h = 0;
        for (int i = from; i < to; i++) {
            h = 31 * h + Ascii.lower(bytes[i]);
        }
        int at = h & (TABLE.length - 1);
        for (HeaderName known = TABLE[at]; known != null; known = TABLE[at]) {
            if (known.hash == h && known.isSpelt(bytes, from, n)) {
                return known;
            }
            at = (at + 1) & (TABLE.length - 1);
        }
        return new HeaderName(new String(bytes, from, n, StandardCharsets.UTF_8), (char) 0);
    }

    private boolean isSpelt(byte[] bytes, int from, int n) {
        if (name.length() != n) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (Ascii.lower(bytes[from + i]) != Ascii.lower(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    void writeTo(SipWriter out) {
        byte[] b = out.compact() ? compactWire : wire;
        out.put(b, 0, b.length);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return this == o || (o instanceof HeaderName n && hash == n.hash && Ascii.same(name, n.name));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The long form in its usual spelling; of a name not known here the spelling it came with. */
    @Override
    public String toString() {
        return name;
    }
}
