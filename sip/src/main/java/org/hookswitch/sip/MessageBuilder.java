package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of requests and responses have in common: an ordered list of headers and a body.
 *
 * <p>Confined to one thread. Content-Length cannot be set: it is written from the body.
 */
public abstract sealed class MessageBuilder<B extends MessageBuilder<B>>
        permits SipRequest.Builder, SipResponse.Builder {
    private List<HeaderField> fields = new ArrayList<>(16);
    Body body = Body.EMPTY;

    MessageBuilder() {}

    abstract B self();

    void start(Headers headers, Body body) {
        this.fields = headers.mutableCopy();
        this.body = body;
    }

    /** Adds a value after all others. */
    public <T> B add(HeaderType<T> type, T value) {
        return add(HeaderField.of(type, value));
    }

    /** Adds the values in one line with commas; nothing when there are none. */
    public <T> B addAll(HeaderType<T> type, List<T> values) {
        return values.isEmpty() ? self() : add(HeaderField.of(type, values));
    }

    /** Adds a header with this text; control characters in it become spaces. */
    public B add(HeaderName name, String text) {
        return add(HeaderField.of(name, text));
    }

    public B add(HeaderField field) {
        if (!field.name().equals(HeaderName.CONTENT_LENGTH)) {
            fields.add(field);
        }
        return self();
    }

    /** Adds a value before all headers, so also before all of its name, as a Via or Record-Route must stand. */
    public <T> B addFirst(HeaderType<T> type, T value) {
        fields.addFirst(HeaderField.of(type, value));
        return self();
    }

    /** Puts this one value in the place of all of its name, where the first of them stood, else at the end. */
    public <T> B set(HeaderType<T> type, T value) {
        return set(HeaderField.of(type, value));
    }

    /** Puts this text in the place of all headers of the name. */
    public B set(HeaderName name, String text) {
        return set(HeaderField.of(name, text));
    }

    /** Puts these values, each in a line of its own, in the place of all of the name; with none, removes it. */
    public <T> B setAll(HeaderType<T> type, List<T> values) {
        int at = remove(type.name(), 0);
        for (T value : values) {
            fields.add(at++, HeaderField.of(type, value));
        }
        return self();
    }

    private B set(HeaderField field) {
        if (!field.name().equals(HeaderName.CONTENT_LENGTH)) {
            fields.add(remove(field.name(), 0), field);
        }
        return self();
    }

    /** Replaces the first value and leaves the others: what a hop does that fills in the topmost Via. */
    public <T> B replaceFirst(HeaderType<T> type, T value) {
        for (int i = 0; i < fields.size(); i++) {
            HeaderField f = fields.get(i);
            if (f.name().equals(type.name())) {
                List<T> values = new ArrayList<>(f.values(type));
                if (values.size() > 1) {
                    values.set(0, value);
                    fields.set(i, HeaderField.of(type, values));
                } else {
                    fields.set(i, HeaderField.of(type, value));
                }
                return self();
            }
        }
        return add(type, value);
    }

    /** Removes the first value and leaves the others: what a hop does that forwards a response. */
    public <T> B removeFirst(HeaderType<T> type) {
        for (int i = 0; i < fields.size(); i++) {
            HeaderField f = fields.get(i);
            if (f.name().equals(type.name())) {
                List<T> values = f.values(type);
                if (values.size() > 1) {
                    fields.set(i, HeaderField.of(type, values.subList(1, values.size())));
                } else {
                    fields.remove(i);
                }
                return self();
            }
        }
        return self();
    }

    /** Removes all headers of the name. */
    public B remove(HeaderName name) {
        remove(name, 0);
        return self();
    }

    /** Removes all of the name; gives where the first stood, else the end. */
    private int remove(HeaderName name, int from) {
        int at = -1;
        for (int i = from; i < fields.size(); ) {
            if (fields.get(i).name().equals(name)) {
                fields.remove(i);
                at = at < 0 ? i : at;
            } else {
                i++;
            }
        }
        return at < 0 ? fields.size() : at;
    }

    public boolean has(HeaderName name) {
        for (HeaderField f : fields) {
            if (f.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    <T> @Nullable T first(HeaderType<T> type) {
        for (HeaderField f : fields) {
            if (f.name().equals(type.name()) && !f.values(type).isEmpty()) {
                return f.values(type).getFirst();
            }
        }
        return null;
    }

    /** Sets body and Content-Type. The bytes are copied. */
    public B body(MediaType type, byte[] content) {
        set(HeaderType.CONTENT_TYPE, type);
        body = Body.of(content);
        return self();
    }

    /** Sets body and Content-Type; the text goes as UTF-8. */
    public B body(MediaType type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        set(HeaderType.CONTENT_TYPE, type);
        body = new Body(bytes, 0, bytes.length);
        return self();
    }

    /** Removes the body and the headers that tell of it. */
    public B noBody() {
        body = Body.EMPTY;
        remove(HeaderName.CONTENT_TYPE);
        remove(HeaderName.CONTENT_ENCODING);
        remove(HeaderName.CONTENT_DISPOSITION);
        return remove(HeaderName.CONTENT_LANGUAGE);
    }

    Headers headers() {
        return new Headers(fields.toArray(HeaderField[]::new));
    }

    static void checkMandatory(SipMessage message) {
        Headers h = message.headers();
        for (HeaderType<?> type : MANDATORY) {
            if (h.firstOrNull(type) == null) {
                throw new IllegalStateException("message without " + type);
            }
        }
    }

    private static final List<HeaderType<?>> MANDATORY =
            List.of(HeaderType.FROM, HeaderType.TO, HeaderType.CALL_ID, HeaderType.CSEQ);
}
