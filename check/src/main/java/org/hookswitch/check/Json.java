package org.hookswitch.check;

import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON (RFC 8259), two blanks a level. Stateless. */
final class Json {

    private Json() {}

    /** @param value a map of texts to values, a list of values, a text, a whole number or a truth value */
    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.append('\n').toString();
    }

    private static void write(Object value, StringBuilder out, int level) {
        switch (value) {
            case Map<?, ?> map -> object(map, out, level);
            case List<?> list -> array(list, out, level);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Boolean truth -> out.append(truth.booleanValue());
            default -> text(value.toString(), out);
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out, int level) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            line(out.append(before), level + 1);
            text(entry.getKey().toString(), out);
            out.append(": ");
            write(entry.getValue(), out, level + 1);
            before = ',';
        }
        line(out, level);
        out.append('}');
    }

    private static void array(List<?> list, StringBuilder out, int level) {
        if (list.isEmpty()) {
            out.append("[]");
            return;
        }
        char before = '[';
        for (Object member : list) {
            line(out.append(before), level + 1);
            write(member, out, level + 1);
            before = ',';
        }
        line(out, level);
        out.append(']');
    }

    private static void line(StringBuilder out, int level) {
        out.append('\n').append("  ".repeat(level));
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // A lone surrogate has no UTF-8 form.
                    if (c < ' ' || isLone(text, at)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
