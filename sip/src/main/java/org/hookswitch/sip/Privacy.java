package org.hookswitch.sip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller wants hidden: {@code Privacy: user;id}. RFC 3323 §4.2, {@code id} of RFC 3325, {@code history} of RFC 7044.
 *
 * <p>Immutable.
 *
 * @param values in lower case
 */
public record Privacy(List<String> values) implements HeaderValue {
    public Privacy {
        values = List.copyOf(values);
    }

    public static Privacy of(String... values) {
        return new Privacy(List.of(values));
    }

    static @Nullable Privacy read(Cursor in) {
        List<String> values = new ArrayList<>();
        do {
            String value = in.token();
            if (value == null || values.size() >= Params.LIMIT) {
                return null;
            }
            values.add(Ascii.lower(value));
        } while (in.separator(';') || in.separator(','));
        return new Privacy(values);
    }

    public boolean has(String value) {
        return values.contains(value);
    }

    @Override
    public void writeTo(SipWriter out) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.put(';');
            }
            out.put(values.get(i));
        }
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
