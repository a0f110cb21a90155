package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A reading position in the bytes of one header value or URI.
 *
 * <p>Confined to the thread that reads. Every method either consumes what it names or leaves the position where a caller
 * can give up; none throws and none reads beyond the end. Folded lines are unfolded before a cursor sees them, so
 * whitespace here is space and tab, though a stray CR or LF is taken as whitespace too.
 */
final class Cursor {
    final byte[] bytes;
    final int end;
    int pos;

    Cursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.pos = from;
        this.end = end;
    }

    static Cursor of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Cursor(bytes, 0, bytes.length);
    }

    boolean atEnd() {
        return pos >= end;
    }

    /** The next byte (0..255), or -1 at the end. */
    int peek() {
        return pos < end ? bytes[pos] & 0xff : -1;
    }

    Cursor ws() {
        while (pos < end && isWs(bytes[pos])) {
            pos++;
        }
        return this;
    }

    /** Whether nothing but whitespace is left. */
    boolean done() {
        ws();
        return pos >= end;
    }

    boolean take(char c) {
        if (pos < end && bytes[pos] == c) {
            pos++;
            return true;
        }
        return false;
    }

    /** Takes a separator with optional whitespace on both sides (SLASH, SEMI, COMMA, EQUAL, COLON of the grammar). */
    boolean separator(char c) {
        int at = pos;
        ws();
        if (take(c)) {
            ws();
            return true;
        }
        pos = at;
        return false;
    }

    /** Takes the word if it stands here, ignoring case. */
    boolean word(String lower) {
        int n = lower.length();
        if (end - pos < n) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (Ascii.lower(bytes[pos + i]) != lower.charAt(i)) {
                return false;
            }
        }
        pos += n;
        return true;
    }

    /** Whether what is left is the word, letter for letter. */
    boolean exactly(String word) {
        if (end - pos != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[pos + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Skips the run of bytes in the classes; returns where it began. */
    int skip(int classes) {
        int from = pos;
        while (pos < end && Ascii.is(bytes[pos], classes)) {
            pos++;
        }
        return from;
    }

    @Nullable
    String token() {
        return run(Ascii.TOKEN);
    }

    /** The longest run of bytes of the classes; null when it is empty. */
    @Nullable
    String run(int classes) {
        int from = skip(classes);
        return pos == from ? null : text(from, pos);
    }

    /** The rest without whitespace at its end. */
    String rest() {
        int to = end;
        while (to > pos && isWs(bytes[to - 1])) {
            to--;
        }
        String s = text(pos, to);
        pos = end;
        return s;
    }

    /** An unsigned decimal number up to {@code max}; -1 when there is none or it is greater. */
    long number(long max) {
        int from = pos;
        long n = 0;
        while (pos < end && Ascii.is(bytes[pos], Ascii.DIGIT)) {
            n = n * 10 + (bytes[pos] - '0');
            if (n > max) {
                return -1;
            }
            pos++;
        }
        return pos == from ? -1 : n;
    }

    /** Skips a quoted string, whose opening quote stands here; false when it does not end or holds a NUL. */
    boolean skipQuoted() {
        pos++;
        while (pos < end) {
            byte c = bytes[pos++];
            if (c == '"') {
                return true;
            }
            if (c == '\\') {
                if (pos >= end) {
                    return false;
                }
                pos++;
            }
        }
        return false;
    }

    /** The content of a quoted string without its quotes and backslashes; null when malformed. */
    @Nullable
    String quoted() {
        int from = pos + 1;
        if (!skipQuoted()) {
            return null;
        }
        return unescape(text(from, pos - 1));
    }

    static String unescape(String s) {
        int at = s.indexOf('\\');
        if (at < 0) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length());
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < s.length()) {
                c = s.charAt(++i);
            }
            out.append(c);
        }
        return out.toString();
    }

    /**
     * A host: a name, an IPv4 address, or an IPv6 reference in brackets, which it keeps. Null when none stands here.
     */
    @Nullable
    String host() {
        int from = pos;
        if (take('[')) {
            while (pos < end && (Ascii.is(bytes[pos], Ascii.HEX) || bytes[pos] == ':' || bytes[pos] == '.')) {
                pos++;
            }
            if (pos == from + 1) {
                return null;
            }
            if (pos < end && bytes[pos] == '%') { // a zone, which no grammar allows and link-local peers send
                pos++;
                skip(Ascii.HOST);
            }
            return take(']') ? text(from, pos) : null;
        }
        return run(Ascii.HOST);
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    static boolean isWs(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
