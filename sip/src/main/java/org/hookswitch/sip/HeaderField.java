package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One header line: its name, and its value as bytes that came, or as a value that will be written.
 *
 * <p>Immutable and safe for use by many threads; a value read from bytes is kept, and two threads that read it first at
 * the same time merely both read it.
 */
public final class HeaderField {
    private final HeaderName name;
    private final byte @Nullable [] bytes;
    private final int from;
    private final int to;
    /** What is written when there are no bytes. */
    private final List<?> made;

    private @Nullable Reading reading;

    /** What reading as a type gave: values, or a problem and no values. */
    private record Reading(
            HeaderType<?> type, List<?> values, @Nullable String problem) {}

    HeaderField(HeaderName name, byte[] bytes, int from, int to) {
        this.name = name;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.made = List.of();
    }

    private HeaderField(HeaderName name, HeaderType<?> type, List<?> made) {
        this.name = name;
        this.bytes = null;
        this.from = 0;
        this.to = 0;
        this.made = made;
        this.reading = new Reading(type, made, null);
    }

    /** A header with this text as its value; control characters become spaces, so that it stays one line. */
    public static HeaderField of(HeaderName name, String text) {
        SipWriter out = new SipWriter().put(text.strip());
        byte[] bytes = out.toBytes();
        return new HeaderField(name, bytes, 0, bytes.length);
    }

    static <T> HeaderField of(HeaderType<T> type, T value) {
        return new HeaderField(type.name(), type, List.of(value));
    }

    static <T> HeaderField of(HeaderType<T> type, List<T> values) {
        return new HeaderField(type.name(), type, List.copyOf(values));
    }

    public HeaderName name() {
        return name;
    }

    /** The value as text: unfolded, without whitespace at its ends. */
    public String text() {
        if (bytes != null) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        SipWriter out = new SipWriter();
        writeValue(out);
        return out.toString();
    }

    /** The values read as the type; none when the value is malformed. */
    <T> List<T> values(HeaderType<T> type) {
        @SuppressWarnings("unchecked") // a reading holds what its type's reader made
        List<T> values = (List<T>) reading(type).values;
        return values;
    }

    /** What is wrong with the value as one of the type; null when nothing is. */
    @Nullable
    String problem(HeaderType<?> type) {
        return reading(type).problem;
    }

    private Reading reading(HeaderType<?> type) {
        Reading r = reading;
        if (r == null || !r.type.equals(type)) {
            r = read(type);
            reading = r;
        }
        return r;
    }

    private Reading read(HeaderType<?> type) {
        byte[] b = bytes;
        Cursor in = b == null ? Cursor.of(text()) : new Cursor(b, from, to);
        List<?> values = type.read(in);
        if (values == null) {
            return new Reading(type, List.of(), "malformed " + name);
        }
        return new Reading(type, values, null);
    }

    void writeTo(SipWriter out) {
        name.writeTo(out);
        writeValue(out);
        out.crlf();
    }

    private void writeValue(SipWriter out) {
        if (bytes != null) {
            out.put(bytes, from, to - from);
            return;
        }
        for (int i = 0; i < made.size(); i++) {
            if (i > 0) {
                out.put(',').put(' ');
            }
            out.putAny(made.get(i));
        }
    }

    @Override
    public String toString() {
        return name + ": " + text();
    }
}
