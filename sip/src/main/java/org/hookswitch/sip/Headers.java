package org.hookswitch.sip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message in the order they stand.
 *
 * <p>Immutable. Values are read when asked for. A malformed value is passed over by {@link #first} and {@link #all}, as
 * RFC 3261 §8.2 wants of header fields that are not needed; {@link #problems} tells of all of them.
 */
public final class Headers {
    private final HeaderField[] fields;

    Headers(HeaderField[] fields) {
        this.fields = fields;
    }

    public int size() {
        return fields.length;
    }

    public List<HeaderField> fields() {
        return Collections.unmodifiableList(Arrays.asList(fields));
    }

    public boolean has(HeaderName name) {
        return find(name) != null;
    }

    /** The first well-formed value. */
    public <T> Optional<T> first(HeaderType<T> type) {
        return Optional.ofNullable(firstOrNull(type));
    }

    <T> @Nullable T firstOrNull(HeaderType<T> type) {
        for (HeaderField f : fields) {
            if (f.name().equals(type.name())) {
                List<T> values = f.values(type);
                if (!values.isEmpty()) {
                    return values.getFirst();
                }
            }
        }
        return null;
    }

    /** Every well-formed value, in order; empty when the header is absent. */
    public <T> List<T> all(HeaderType<T> type) {
        List<T> found = List.of();
        boolean own = false;
        for (HeaderField f : fields) {
            if (f.name().equals(type.name())) {
                List<T> values = f.values(type);
                if (found.isEmpty()) {
                    found = values;
                } else {
                    if (!own) {
                        found = new ArrayList<>(found);
                        own = true;
                    }
                    found.addAll(values);
                }
            }
        }
        return own ? List.copyOf(found) : found;
    }

    /** The text of the first header of the name, whatever it means. */
    public Optional<String> text(HeaderName name) {
        HeaderField f = find(name);
        return f == null ? Optional.empty() : Optional.of(f.text());
    }

    /** The texts of all headers of the name, one a line, commas untouched. */
    public List<String> texts(HeaderName name) {
        List<String> texts = new ArrayList<>();
        each(name, f -> texts.add(f.text()));
        return List.copyOf(texts);
    }

    /** What is malformed among the headers of these types: one sentence each, empty when all is well. */
    public List<String> problems(List<HeaderType<?>> types) {
        List<String> problems = new ArrayList<>();
        for (HeaderType<?> type : types) {
            each(type.name(), f -> {
                String problem = f.problem(type);
                if (problem != null) {
                    problems.add(problem + ": " + f.text());
                }
            });
        }
        return List.copyOf(problems);
    }

    void each(HeaderName name, Consumer<HeaderField> what) {
        for (HeaderField f : fields) {
            if (f.name().equals(name)) {
                what.accept(f);
            }
        }
    }

    int count(HeaderName name) {
        int n = 0;
        for (HeaderField f : fields) {
            if (f.name().equals(name)) {
                n++;
            }
        }
        return n;
    }

    @Nullable
    HeaderField find(HeaderName name) {
        for (HeaderField f : fields) {
            if (f.name().equals(name)) {
                return f;
            }
        }
        return null;
    }

    List<HeaderField> mutableCopy() {
        List<HeaderField> copy = new ArrayList<>(fields.length + 4);
        for (HeaderField f : fields) {
            copy.add(f);
        }
        return copy;
    }

    /** Writes all but Content-Length, which the message writes from its body. */
    void writeTo(SipWriter out) {
        for (HeaderField f : fields) {
            if (!f.name().equals(HeaderName.CONTENT_LENGTH)) {
                f.writeTo(out);
            }
        }
    }

    @Override
    public String toString() {
        SipWriter out = new SipWriter();
        writeTo(out);
        return out.toString();
    }
}
