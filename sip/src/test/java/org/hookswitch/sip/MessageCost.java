package org.hookswitch.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Prints what a message costs: nanoseconds and bytes allocated for reading, answering and writing a usual INVITE.
 *
 * <p>Run its main from the test class path, with {@code -XX:+UseSerialGC -Xmn1g} so that no collection falls into the
 * counting of bytes; it is no test, since a number of a shared machine proves nothing.
 */
final class MessageCost {
    private static final int WARM_UP = 200_000;
    /** The best of many short batches is reported: the others ran while something else did. */
    private static final int BATCHES = 500;

    private static final int BATCH = 1_000;
    private static final int COUNTED = 20_000;

    static final byte[] INVITE = """
            INVITE sip:+4930123456@pbx.example.com:5060;transport=udp;user=phone SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.34:5062;branch=z9hG4bK-524287-1---0f3eb40b11f97a9c;rport
            Max-Forwards: 70
            Contact: <sip:alice@192.0.2.34:5062;rinstance=1964f334d2b5ba69;transport=UDP>
            To: <sip:+4930123456@pbx.example.com;user=phone>
            From: "Alice Example" <sip:alice@pbx.example.com>;tag=5e00e125
            Call-ID: wSSsR1c-lUjKuRhxr0iEKA..
            CSeq: 2 INVITE
            Allow: INVITE, ACK, CANCEL, BYE, NOTIFY, REFER, MESSAGE, OPTIONS, INFO, SUBSCRIBE
            Content-Type: application/sdp
            Supported: replaces, norefersub, extended-refer, timer, outbound, path
            User-Agent: Example Phone 5.6.1
            Allow-Events: presence, kpml, talk
            Content-Length: 303

            v=0
            o=alice 1700000000 1 IN IP4 192.0.2.34
            s=call
            c=IN IP4 192.0.2.34
            t=0 0
            m=audio 41000 RTP/AVP 8 0 9 18 101
            a=rtpmap:8 PCMA/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:9 G722/8000
            a=rtpmap:18 G729/8000
            a=fmtp:18 annexb=no
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=ptime:20
            a=sendrecv
            """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);

    private MessageCost() {}

    interface Work {
        int once();
    }

    public static void main(String[] args) {
        SipRequest invite = (SipRequest) ((Parsed.Ok) SipParser.parse(INVITE)).message();
        System.out.printf(Locale.ROOT, "INVITE of %d bytes, body %d%n", INVITE.length, invite.bodyLength());
        measure("parse, read Via From To Call-ID CSeq", () -> {
            SipMessage m = ((Parsed.Ok) SipParser.parse(INVITE)).message();
            return m.topVia().port()
                    + m.fromTag().length()
                    + m.toTag().length()
                    + m.callId().length()
                    + m.cseq().method().name().length();
        });
        measure("write what was parsed", () -> invite.toBytes().length);
        measure(
                "build 200 with a body from the request",
                () -> SipResponse.to(invite, 200)
                        .toTag("abcdef")
                        .add(HeaderType.CONTACT, Contact.of(invite.uri()))
                        .body(MediaType.SDP, "v=0\r\n")
                        .build()
                        .status());
        SipResponse ok = SipResponse.to(invite, 200)
                .toTag("abcdef")
                .add(HeaderType.CONTACT, Contact.of(invite.uri()))
                .addAll(HeaderType.ALLOW, invite.all(HeaderType.ALLOW))
                .body(MediaType.SDP, invite.bodyText())
                .build();
        measure("write what was built", () -> ok.toBytes().length);
    }

    static void measure(String what, Work work) {
        long sum = 0;
        for (int i = 0; i < WARM_UP; i++) {
            sum += work.once();
        }
        long nanos = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            long from = System.nanoTime();
            for (int i = 0; i < BATCH; i++) {
                sum += work.once();
            }
            nanos = Math.min(nanos, System.nanoTime() - from);
        }
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long free = runtime.freeMemory();
        for (int i = 0; i < COUNTED; i++) {
            sum += work.once();
        }
        long bytes = free - runtime.freeMemory();
        System.out.printf(Locale.ROOT, "%-42s %6d ns %6d bytes  (%d)%n", what, nanos / BATCH, bytes / COUNTED, sum % 7);
    }
}
