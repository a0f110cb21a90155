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
    private static @Nullable String callId(Cursor in) {
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
