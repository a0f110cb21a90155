package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * A request method: one of those named here, or any other token.
 *
 * <p>Immutable; methods are case-sensitive (RFC 3261 §7.1). Those named here are single objects, so that comparing is quick.
 */
public final class SipMethod {
    public static final SipMethod INVITE = new SipMethod("INVITE");
    public static final SipMethod ACK = new SipMethod("ACK");
    public static final SipMethod BYE = new SipMethod("BYE");
    public static final SipMethod CANCEL = new SipMethod("CANCEL");
    public static final SipMethod REGISTER = new SipMethod("REGISTER");
    public static final SipMethod OPTIONS = new SipMethod("OPTIONS");
    public static final SipMethod PRACK = new SipMethod("PRACK");
    public static final SipMethod UPDATE = new SipMethod("UPDATE");
    public static final SipMethod INFO = new SipMethod("INFO");
    public static final SipMethod REFER = new SipMethod("REFER");
    public static final SipMethod SUBSCRIBE = new SipMethod("SUBSCRIBE");
    public static final SipMethod NOTIFY = new SipMethod("NOTIFY");
    public static final SipMethod MESSAGE = new SipMethod("MESSAGE");
    public static final SipMethod PUBLISH = new SipMethod("PUBLISH");

    private static final SipMethod[] KNOWN = {
        INVITE, ACK, BYE, CANCEL, REGISTER, OPTIONS, PRACK, UPDATE, INFO, REFER, SUBSCRIBE, NOTIFY, MESSAGE, PUBLISH
    };

    private final String name;

    private SipMethod(String name) {
        this.name = name;
    }

    /**
     * The method of this name.
     *
     * @throws IllegalArgumentException if it is no token
     */
    public static SipMethod of(String name) {
        for (SipMethod m : KNOWN) {
            if (m.name.equals(name)) {
                return m;
            }
        }
        if (!Ascii.isToken(name)) {
            throw new IllegalArgumentException("not a method: " + name);
        }
        return new SipMethod(name);
    }

    /** As {@link #of(String)}, of bytes already known to be a token. */
    static SipMethod of(byte[] bytes, int from, int to) {
        for (SipMethod m : KNOWN) {
            if (m.isSpelt(bytes, from, to - from)) {
                return m;
            }
        }
        return new SipMethod(new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8));
    }

    private boolean isSpelt(byte[] bytes, int from, int n) {
        if (name.length() != n) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public String name() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return this == o || (o instanceof SipMethod m && name.equals(m.name));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
