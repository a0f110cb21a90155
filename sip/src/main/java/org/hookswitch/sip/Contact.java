package org.hookswitch.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of the Contact header: an address, or the {@code *} that removes all bindings. RFC 3261 §20.10, §10.2.2.
 *
 * <p>Immutable.
 */
public sealed interface Contact extends HeaderValue {
    /** Every contact there is; meaningful only in REGISTER, alone, with Expires 0. */
    record Any() implements Contact {
        @Override
        public void writeTo(SipWriter out) {
            out.put('*');
        }

        @Override
        public String toString() {
            return "*";
        }
    }

    /** One address at which a party can be reached. */
    record Address(NameAddr address) implements Contact {
        /** Seconds; empty when not given. What is no number counts as 3600 (RFC 3261 §20.10). */
        public Optional<Long> expires() {
            if (!address.params().has("expires")) {
                return Optional.empty();
            }
            long seconds = address.params().number("expires", 0xffff_ffffL);
            return Optional.of(seconds < 0 ? 3600 : seconds);
        }

        /** The preference in thousandths, 0 to 1000; 1000 when not given or malformed. */
        public int q() {
            return QValue.thousandths(address.params().raw("q"));
        }

        @Override
        public void writeTo(SipWriter out) {
            address.writeTo(out);
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    static Contact of(Uri uri) {
        return new Address(NameAddr.of(uri));
    }

    static Contact of(NameAddr address) {
        return new Address(address);
    }

    /** The address; empty for {@code *}. */
    default Optional<NameAddr> nameAddr() {
        return this instanceof Address a ? Optional.of(a.address()) : Optional.empty();
    }

    static @Nullable Contact read(Cursor in) {
        if (in.peek() == '*') {
            int at = in.pos++;
            if (in.done() || in.peek() == ',') {
                return new Any();
            }
            in.pos = at;
        }
        NameAddr address = NameAddr.read(in);
        return address == null ? null : new Address(address);
    }
}
