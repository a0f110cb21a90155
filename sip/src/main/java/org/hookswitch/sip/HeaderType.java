package org.hookswitch.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A header name together with how its value is read: the key by which a message gives typed values.
 *
 * <p>Immutable, stateless. Only a type made with {@link #list} splits a value at commas: what a header not listed here
 * means by a comma is not known (RFC 3261 §7.3.1), so its text stays whole.
 *
 * @param <T> a {@link HeaderValue}, a String, an Integer or a Long
 */
public final class HeaderType<T> {
    /** More values than this in one line make it malformed. */
    static final int VALUE_LIMIT = 128;

    private static final long MAX_UINT32 = 0xffff_ffffL;

    public static final HeaderType<Via> VIA = list(HeaderName.VIA, Via::read);
    public static final HeaderType<NameAddr> FROM = single(HeaderName.FROM, NameAddr::read);
    public static final HeaderType<NameAddr> TO = single(HeaderName.TO, NameAddr::read);
    public static final HeaderType<String> CALL_ID = single(HeaderName.CALL_ID, HeaderType::callId);
    public static final HeaderType<CSeq> CSEQ = single(HeaderName.CSEQ, CSeq::read);
    public static final HeaderType<Integer> MAX_FORWARDS = single(HeaderName.MAX_FORWARDS, in -> integer(in, 255));
    public static final HeaderType<Integer> CONTENT_LENGTH =
            single(HeaderName.CONTENT_LENGTH, in -> integer(in, Integer.MAX_VALUE));
    public static final HeaderType<NameAddr> ROUTE = list(HeaderName.ROUTE, NameAddr::read);
    public static final HeaderType<NameAddr> RECORD_ROUTE = list(HeaderName.RECORD_ROUTE, NameAddr::read);
    public static final HeaderType<String> ALLOW = tokens(HeaderName.ALLOW);
    public static final HeaderType<String> SUPPORTED = tokens(HeaderName.SUPPORTED);
    public static final HeaderType<String> REQUIRE = tokens(HeaderName.REQUIRE);
    public static final HeaderType<String> PROXY_REQUIRE = tokens(HeaderName.PROXY_REQUIRE);
    public static final HeaderType<String> UNSUPPORTED = tokens(HeaderName.UNSUPPORTED);
    public static final HeaderType<String> ALLOW_EVENTS = tokens(HeaderName.ALLOW_EVENTS);
    /** Seconds; a value above 2^32-1 or none at all is malformed. */
    public static final HeaderType<Long> EXPIRES = single(HeaderName.EXPIRES, HeaderType::uint32);

    public static final HeaderType<Long> MIN_EXPIRES = single(HeaderName.MIN_EXPIRES, HeaderType::uint32);
    public static final HeaderType<Long> RSEQ = single(HeaderName.RSEQ, HeaderType::uint32);
    public static final HeaderType<String> USER_AGENT = text(HeaderName.USER_AGENT);
    public static final HeaderType<String> SERVER = text(HeaderName.SERVER);
    public static final HeaderType<String> SUBJECT = text(HeaderName.SUBJECT);
    public static final HeaderType<Contact> CONTACT = list(HeaderName.CONTACT, Contact::read);
    public static final HeaderType<MediaType> CONTENT_TYPE = single(HeaderName.CONTENT_TYPE, MediaType::read);
    public static final HeaderType<MediaType> ACCEPT = list(HeaderName.ACCEPT, MediaType::read);
    public static final HeaderType<String> ACCEPT_ENCODING = tokens(HeaderName.ACCEPT_ENCODING);
    public static final HeaderType<String> CONTENT_ENCODING = tokens(HeaderName.CONTENT_ENCODING);
    public static final HeaderType<Disposition> CONTENT_DISPOSITION =
            single(HeaderName.CONTENT_DISPOSITION, Disposition::read);
    public static final HeaderType<Challenge> WWW_AUTHENTICATE = single(HeaderName.WWW_AUTHENTICATE, Challenge::read);
    public static final HeaderType<Challenge> PROXY_AUTHENTICATE =
            single(HeaderName.PROXY_AUTHENTICATE, Challenge::read);
    public static final HeaderType<Credentials> AUTHORIZATION = single(HeaderName.AUTHORIZATION, Credentials::read);
    public static final HeaderType<Credentials> PROXY_AUTHORIZATION =
            single(HeaderName.PROXY_AUTHORIZATION, Credentials::read);
    public static final HeaderType<SipDate> DATE = single(HeaderName.DATE, SipDate::read);
    public static final HeaderType<Event> EVENT = single(HeaderName.EVENT, Event::read);
    public static final HeaderType<SubscriptionState> SUBSCRIPTION_STATE =
            single(HeaderName.SUBSCRIPTION_STATE, SubscriptionState::read);
    public static final HeaderType<Reason> REASON = list(HeaderName.REASON, Reason::read);
    public static final HeaderType<Warning> WARNING = list(HeaderName.WARNING, Warning::read);
    public static final HeaderType<RetryAfter> RETRY_AFTER = single(HeaderName.RETRY_AFTER, RetryAfter::read);
    public static final HeaderType<SessionExpires> SESSION_EXPIRES =
            single(HeaderName.SESSION_EXPIRES, SessionExpires::read);
    /** Has the same form as Session-Expires; a refresher in it means nothing. */
    public static final HeaderType<SessionExpires> MIN_SE = single(HeaderName.MIN_SE, SessionExpires::read);

    public static final HeaderType<RAck> RACK = single(HeaderName.RACK, RAck::read);
    public static final HeaderType<Replaces> REPLACES = single(HeaderName.REPLACES, Replaces::read);
    public static final HeaderType<NameAddr> REFER_TO = single(HeaderName.REFER_TO, NameAddr::read);
    public static final HeaderType<NameAddr> REFERRED_BY = single(HeaderName.REFERRED_BY, NameAddr::read);
    public static final HeaderType<NameAddr> REPLY_TO = single(HeaderName.REPLY_TO, NameAddr::read);
    public static final HeaderType<NameAddr> PATH = list(HeaderName.PATH, NameAddr::read);
    public static final HeaderType<NameAddr> SERVICE_ROUTE = list(HeaderName.SERVICE_ROUTE, NameAddr::read);
    public static final HeaderType<NameAddr> CALL_INFO = list(HeaderName.CALL_INFO, NameAddr::read);
    public static final HeaderType<NameAddr> P_ASSERTED_IDENTITY = list(HeaderName.P_ASSERTED_IDENTITY, NameAddr::read);
    public static final HeaderType<NameAddr> P_PREFERRED_IDENTITY =
            list(HeaderName.P_PREFERRED_IDENTITY, NameAddr::read);
    public static final HeaderType<RemotePartyId> REMOTE_PARTY_ID =
            list(HeaderName.REMOTE_PARTY_ID, RemotePartyId::read);
    public static final HeaderType<Diversion> DIVERSION = list(HeaderName.DIVERSION, Diversion::read);
    public static final HeaderType<HistoryInfo> HISTORY_INFO = list(HeaderName.HISTORY_INFO, HistoryInfo::read);
    public static final HeaderType<Privacy> PRIVACY = single(HeaderName.PRIVACY, Privacy::read);
    public static final HeaderType<String> SIP_ETAG = single(HeaderName.SIP_ETAG, Cursor::token);
    public static final HeaderType<String> SIP_IF_MATCH = single(HeaderName.SIP_IF_MATCH, Cursor::token);
    public static final HeaderType<String> PRIORITY = single(HeaderName.PRIORITY, Cursor::token);
    public static final HeaderType<String> ALERT_INFO = text(HeaderName.ALERT_INFO);
    public static final HeaderType<String> ORGANIZATION = text(HeaderName.ORGANIZATION);

    /** Reads one value where the cursor stands; null when it is malformed. */
    interface Reader<T> {
        @Nullable
        T read(Cursor in);
    }

    private final HeaderName name;
    private final boolean list;
    private final Reader<T> reader;

    private HeaderType(HeaderName name, boolean list, Reader<T> reader) {
        this.name = name;
        this.list = list;
        this.reader = reader;
    }

    /** A header with one value. */
    static <T> HeaderType<T> single(HeaderName name, Reader<T> reader) {
        return new HeaderType<>(name, false, reader);
    }

    /** A header whose values may stand in one line with commas or in many lines. */
    static <T> HeaderType<T> list(HeaderName name, Reader<T> reader) {
        return new HeaderType<>(name, true, reader);
    }

    /** A header with a comma separated list of tokens. */
    public static HeaderType<String> tokens(HeaderName name) {
        return list(name, Cursor::token);
    }

    /** A header with any text. */
    public static HeaderType<String> text(HeaderName name) {
        return single(name, Cursor::rest);
    }

    public HeaderName name() {
        return name;
    }

    /** Whether several values may stand in one message. */
    public boolean isList() {
        return list;
    }

    /** Reads a value that stands alone; empty when it is malformed. */
    public Optional<T> parse(String text) {
        List<T> values = read(Cursor.of(text));
        return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** Reads all of a line's value; null when malformed. */
    @Nullable
    List<T> read(Cursor in) {
        in.ws();
        if (!list) {
            T value = reader.read(in);
            return value != null && in.done() ? List.of(value) : null;
        }
        if (in.atEnd()) {
            return List.of(); // Supported: and Accept: may be empty
        }
        T value = reader.read(in);
        if (value == null) {
            return null;
        }
        if (in.done()) {
            return List.of(value);
        }
        List<T> values = new ArrayList<>();
        values.add(value);
        while (in.separator(',')) {
            if (values.size() >= VALUE_LIMIT) {
                return null;
            }
            value = reader.read(in);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return in.done() ? List.copyOf(values) : null;
    }

    private static @Nullable Integer integer(Cursor in, int max) {
        long n = in.number(max);
        return n < 0 ? null : Integer.valueOf((int) n);
    }

    private static @Nullable Long uint32(Cursor in) {
        long n = in.number(MAX_UINT32);
        return n < 0 ? null : Long.valueOf(n);
    }

    /** {@code word ["@" word]}. */
    static @Nullable String callId(Cursor in) {
        int from = in.pos;
        while (in.pos < in.end && (Ascii.is(in.bytes[in.pos], Ascii.WORD) || in.bytes[in.pos] == '@')) {
            in.pos++;
        }
        return in.pos == from ? null : in.text(from, in.pos);
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
