package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer that messages and header values are written to, byte by byte as they go on the wire.
 *
 * <p>Confined to the thread that writes. Text is written as UTF-8. A control character within text is written as a
 * space: no value, wherever it came from, can end its line and begin a header of its own.
 */
public final class SipWriter {
    private byte[] bytes;
    private int size;
    private final boolean compact;

    public SipWriter() {
        this(false);
    }

    /** @param compact whether header names with a compact form (RFC 3261 §7.3.3) are written in it */
    public SipWriter(boolean compact) {
        this.bytes = new byte[1024];
        this.compact = compact;
    }

    boolean compact() {
        return compact;
    }

    public SipWriter put(char c) {
        if (size == bytes.length) {
            grow(1);
        }
        bytes[size++] = (byte) c;
        return this;
    }

    public SipWriter put(String s) {
        int n = s.length();
        if (bytes.length - size < n) {
            grow(n);
        }
        byte[] to = bytes;
        int at = size;
        for (int i = 0; i < n; i++) {
            char c = s.charAt(i);
            if (c >= 127) {
                size = at;
                return putUtf8(s.substring(i));
            }
            to[at++] = c < 32 ? (byte) ' ' : (byte) c;
        }
        size = at;
        return this;
    }

    private SipWriter putUtf8(String s) {
        byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            if ((utf8[i] >= 0 && utf8[i] < 32) || utf8[i] == 127) {
                utf8[i] = ' ';
            }
        }
        return put(utf8, 0, utf8.length);
    }

    public SipWriter put(long n) {
        if (n < 0) {
            return put(Long.toString(n));
        }
        int digits = 1;
        for (long rest = n / 10; rest > 0; rest /= 10) {
            digits++;
        }
        if (bytes.length - size < digits) {
            grow(digits);
        }
        long rest = n;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** Writes the bytes as they are. */
    public SipWriter put(byte[] from, int offset, int length) {
        if (bytes.length - size < length) {
            grow(length);
        }
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
        return this;
    }

    /** Writes the text in double quotes, with a backslash before quotes and backslashes. */
    public SipWriter quoted(String s) {
        put('"');
        if (s.indexOf('"') < 0 && s.indexOf('\\') < 0) {
            put(s);
        } else {
            put(s.replace("\\", "\\\\").replace("\"", "\\\""));
        }
        return put('"');
    }

    public SipWriter put(HeaderValue value) {
        value.writeTo(this);
        return this;
    }

    /** Writes a value of whatever type a header may have: a {@link HeaderValue}, a text or a number. */
    SipWriter putAny(Object value) {
        return switch (value) {
            case HeaderValue v -> put(v);
            case Number n -> put(n.longValue());
            default -> put(value.toString());
        };
    }

    SipWriter crlf() {
        if (bytes.length - size < 2) {
            grow(2);
        }
        bytes[size++] = '\r';
        bytes[size++] = '\n';
        return this;
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** What was written, as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    static String text(HeaderValue value) {
        SipWriter out = new SipWriter();
        value.writeTo(out);
        return out.toString();
    }

    private void grow(int by) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + by));
    }
}
