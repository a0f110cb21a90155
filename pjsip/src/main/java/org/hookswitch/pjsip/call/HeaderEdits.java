package org.hookswitch.pjsip.call;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.sip.HeaderField;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.MessageBuilder;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipUri;

/**
 * Headers that the dialplan puts into the INVITE of a leg that is not called yet ({@code PJSIP_HEADER}).
 *
 * <p>Any thread. Holds at most {@value #LIMIT}.
 */
public final class HeaderEdits {

    /** More than any message can use. */
    public static final int LIMIT = 100;

    /** A parameter of the From. */
    private record FromParam(boolean ofUri, String name, String value) {}

    private final List<HeaderField> added = new ArrayList<>(2);
    private final List<FromParam> fromParams = new ArrayList<>(0);

    HeaderEdits() {}

    /** Adds one; false when there are too many. */
    public synchronized boolean add(HeaderName name, String value) {
        return added.size() < LIMIT && added.add(HeaderField.of(name, value));
    }

    /** Changes the value of the one of that name and number, counted from 1; false when there is none. */
    public synchronized boolean update(HeaderName name, int number, String value) {
        int seen = 0;
        for (int i = 0; i < added.size(); i++) {
            if (added.get(i).name().equals(name) && ++seen == number) {
                added.set(i, HeaderField.of(name, value));
                return true;
            }
        }
        return false;
    }

    /** Removes all whose name is the given one, or begins as a pattern that ends in {@code *} does; how many. */
    public synchronized int remove(String pattern) {
        int before = added.size();
        added.removeIf(field -> matches(field.name().toString(), pattern));
        return before - added.size();
    }

    /** Whether a name is the pattern's, letters compared without case. */
    public static boolean matches(String name, String pattern) {
        if (pattern.endsWith("*")) {
            String prefix = pattern.substring(0, pattern.length() - 1);
            return name.regionMatches(true, 0, prefix, 0, prefix.length());
        }
        return name.equalsIgnoreCase(pattern);
    }

    /** All there are, in order. */
    public synchronized List<HeaderField> all() {
        return List.copyOf(added);
    }

    /** Sets a parameter of the From, or of its URI; what is beyond the limit is left out. */
    public synchronized void fromParam(boolean ofUri, String name, String value) {
        if (fromParams.size() < LIMIT) {
            fromParams.add(new FromParam(ofUri, name, value));
        }
    }

    synchronized NameAddr withParams(NameAddr from) {
        NameAddr changed = from;
        for (FromParam param : fromParams) {
            changed = param.ofUri() && changed.uri() instanceof SipUri uri
                    ? changed.withUri(uri.withParam(param.name(), param.value()))
                    : changed.with(param.name(), param.value());
        }
        return changed;
    }

    void addTo(MessageBuilder<?> message) {
        all().forEach(message::add);
    }
}
