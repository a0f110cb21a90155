package org.hookswitch.sip;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong beside the status: {@code Warning: 399 pbx.example.com "No common codec"}. RFC 3261 §20.43.
 *
 * <p>Immutable.
 *
 * @param code 100 to 999
 * @param agent who says so: a host, with a port or not, or a pseudonym
 */
public record Warning(int code, String agent, String text) implements HeaderValue {
    public Warning {
        if (code < 100 || code > 999) {
            throw new IllegalArgumentException("warning code out of range: " + code);
        }
    }

    static @Nullable Warning read(Cursor in) {
        int from = in.pos;
        int code = (int) in.number(999);
        if (code < 100 || in.pos - from != 3) {
            return null;
        }
        int agentFrom = in.ws().pos;
        while (!in.atEnd() && !Cursor.isWs(in.bytes[in.pos]) && in.bytes[in.pos] != '"') {
            in.pos++;
        }
        String agent = in.text(agentFrom, in.pos);
        String text = in.ws().peek() == '"' ? in.quoted() : null;
        return agent.isEmpty() || text == null ? null : new Warning(code, agent, text);
    }

    @Override
    public void writeTo(SipWriter out) {
        out.put(code).put(' ').put(agent).put(' ').quoted(text);
    }

    @Override
    public String toString() {
        return SipWriter.text(this);
    }
}
