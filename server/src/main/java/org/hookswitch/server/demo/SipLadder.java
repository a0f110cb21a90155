package org.hookswitch.server.demo;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hookswitch.sip.Parsed;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipParser;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.SipTap;

/** Draws into a ladder what the switch sends and receives. Thread-safe. */
final class SipLadder implements SipTap {

    private final Ladder ladder;
    private final String self;
    private final Map<InetSocketAddress, String> parties = new ConcurrentHashMap<>();
    private volatile boolean drawing;

    /** @param self the switch's column */
    SipLadder(Ladder ladder, String self) {
        this.ladder = ladder;
        this.self = self;
    }

    /** Says whose column an address is. */
    void party(InetSocketAddress address, String name) {
        parties.put(address, name);
    }

    /** Draws, or lets messages pass undrawn. */
    void draw(boolean wanted) {
        drawing = wanted;
    }

    @Override
    public void received(Instant at, Hop from, Hop to, byte[] message) {
        String party = parties.get(from.socketAddress());
        if (drawing && party != null) {
            ladder.message(at, party, self, label(message));
        }
    }

    @Override
    public void sent(Instant at, Hop from, Hop to, byte[] message) {
        String party = parties.get(to.socketAddress());
        if (drawing && party != null) {
            ladder.message(at, self, party, label(message));
        }
    }

    private static String label(byte[] bytes) {
        if (!(SipParser.parse(bytes) instanceof Parsed.Ok(SipMessage message))) {
            return "?";
        }
        String sdp = message.bodyLength() > 0 ? " (SDP)" : "";
        return switch (message) {
            case SipRequest r -> r.method() + " " + r.uri().user() + sdp;
            case SipResponse r -> r.status() + " " + r.reason() + sdp;
        };
    }
}
