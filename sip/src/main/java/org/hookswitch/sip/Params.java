package org.hookswitch.sip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a header value or URI, in the order they came: {@code ;name=value;flag}.
 *
 * <p>Immutable. Names are compared without regard to case. A value is kept as it came, quotes or escapes included, so that
 * what is read can be written again; {@link #get} takes the quotes off. RFC 3261 §7.3.1 and §19.1.1.
 */
public final class Params {
    /** More parameters than this in one place make the value malformed. */
    static final int LIMIT = 64;

    public static final Params NONE = new Params(new @Nullable String[0]);

    /** Name, value, name, value; the value of a flag is null. */
    private final @Nullable String[] pairs;

    private Params(@Nullable String[] pairs) {
        this.pairs = pairs;
    }

    public static Params of(String name, String value) {
        return NONE.with(name, value);
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    public int size() {
        return pairs.length / 2;
    }

    public List<String> names() {
        List<String> names = new ArrayList<>(size());
        for (int i = 0; i < pairs.length; i += 2) {
            names.add(name(i));
        }
        return Collections.unmodifiableList(names);
    }

    public boolean has(String name) {
        return find(name) >= 0;
    }

    /** The value without quotes; empty when the parameter is absent or a flag. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(value(name));
    }

    /** As {@link #get}, for values without quotes where null serves better inside this room. */
    @Nullable
    String value(String name) {
        String raw = raw(name);
        if (raw != null && raw.length() >= 2 && raw.charAt(0) == '"') {
            return Cursor.unescape(raw.substring(1, raw.length() - 1));
        }
        return raw;
    }

    /** The value as it came; null when absent or a flag. */
    @Nullable
    String raw(String name) {
        int at = find(name);
        return at < 0 ? null : pairs[at + 1];
    }

    /** The value as a number of at most {@code max}; -1 when absent or none. */
    public long number(String name, long max) {
        String raw = raw(name);
        if (raw == null || raw.isEmpty()) {
            return -1;
        }
        long n = 0;
        for (int i = 0; i < raw.length(); i++) {
            int d = raw.charAt(i) - '0';
            if (d < 0 || d > 9) {
                return -1;
            }
            n = n * 10 + d;
            if (n > max) {
                return -1;
            }
        }
        return n;
    }

    /** These parameters with one set, in its place if it is there, else at the end. The value is put in quotes if it must be. */
    public Params with(String name, String value) {
        return withRaw(name, quoteIfNeeded(value));
    }

    public Params withFlag(String name) {
        return withRaw(name, null);
    }

    public Params with(String name, long value) {
        return withRaw(name, Long.toString(value));
    }

    /** As {@link #with(String, String)}, the value always in quotes, as some grammars ask. */
    public Params withQuoted(String name, String value) {
        return withRaw(name, quote(value));
    }

    Params withRaw(String name, @Nullable String raw) {
        if (!Ascii.isToken(name)) {
            throw new IllegalArgumentException("not a parameter name: " + name);
        }
        int at = find(name);
        @Nullable String[] copy;
        if (at >= 0) {
            copy = pairs.clone();
        } else {
            at = pairs.length;
            copy = Arrays.copyOf(pairs, at + 2);
            copy[at] = name;
        }
        copy[at + 1] = raw;
        return new Params(copy);
    }

    public Params without(String name) {
        int at = find(name);
        if (at < 0) {
            return this;
        }
        @Nullable String[] copy = new @Nullable String[pairs.length - 2];
        System.arraycopy(pairs, 0, copy, 0, at);
        System.arraycopy(pairs, at + 2, copy, at, pairs.length - at - 2);
        return new Params(copy);
    }

    private int find(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (Ascii.same(name(i), name)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("NullAway") // even places hold names, which are never null
    private String name(int i) {
        return pairs[i];
    }

    static String quoteIfNeeded(String value) {
        boolean plain = !value.isEmpty();
        for (int i = 0; plain && i < value.length(); i++) {
            char c = value.charAt(i);
            plain = Ascii.isChar(c, Ascii.TOKEN) || c == '[' || c == ']' || c == ':';
        }
        return plain ? value : quote(value);
    }

    private static String quote(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /**
     * Reads {@code *( ";" name [ "=" value ] )} of a header, where a value is a token, a host or a quoted string.
     * Stops before the first thing that is no parameter. Null when a parameter is malformed.
     */
    static @Nullable Params read(Cursor in) {
        if (!in.separator(';')) {
            return NONE;
        }
        Reading reading = new Reading();
        do {
            if (!readOne(in, reading)) {
                return null;
            }
        } while (in.separator(';'));
        return reading.toParams();
    }

    /** Reads {@code name=value *( "," name=value )}, as challenges and credentials have; null when malformed. */
    static @Nullable Params readList(Cursor in) {
        Reading reading = new Reading();
        do {
            if (!readOne(in, reading)) {
                return null;
            }
        } while (in.separator(','));
        return reading.toParams();
    }

    private static boolean readOne(Cursor in, Reading reading) {
        int from = in.skip(Ascii.TOKEN);
        if (in.pos == from) {
            return false;
        }
        String name = KnownParam.name(in.bytes, from, in.pos);
        String value = null;
        if (in.separator('=')) {
            int start = in.pos;
            if (in.peek() == '"') {
                if (!in.skipQuoted()) {
                    return false;
                }
            } else {
                // gen-value is token / host / quoted-string; what phones send also has : / @ = in it
                while (in.pos < in.end && isValueByte(in.bytes[in.pos])) {
                    in.pos++;
                }
                if (in.pos == start) {
                    return false;
                }
            }
            value = in.text(start, in.pos);
        }
        return reading.add(name, value);
    }

    private static boolean isValueByte(byte c) {
        return Ascii.is(c, Ascii.TOKEN | Ascii.URI_PARAM) || c == '@' || c == '=' || c == '?';
    }

    /** Collects what a reader reads. */
    static final class Reading {
        private @Nullable String[] pairs = new @Nullable String[6];
        private int size;

        boolean add(String name, @Nullable String value) {
            if (size >= 2 * LIMIT) {
                return false;
            }
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, size * 2);
            }
            pairs[size++] = name;
            pairs[size++] = value;
            return true;
        }

        Params toParams() {
            return size == 0 ? NONE : new Params(size == pairs.length ? pairs : Arrays.copyOf(pairs, size));
        }
    }

    /** Writes each parameter with {@code separator} before it. */
    void writeTo(SipWriter out, char separator) {
        for (int i = 0; i < pairs.length; i += 2) {
            out.put(separator).put(name(i));
            String value = pairs[i + 1];
            if (value != null) {
                out.put('=').put(value);
            }
        }
    }

    /** Writes {@code " name=value, name=value"}. */
    void writeList(SipWriter out) {
        for (int i = 0; i < pairs.length; i += 2) {
            out.put(i == 0 ? " " : ", ").put(name(i));
            String value = pairs[i + 1];
            if (value != null) {
                out.put('=').put(value);
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Params p && Arrays.equals(pairs, p.pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        SipWriter out = new SipWriter();
        writeTo(out, ';');
        return out.toString();
    }
}
