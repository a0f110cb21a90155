package org.hookswitch.pjsip;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.SipTap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs every SIP message ({@code debug = yes}). Any thread. */
final class MessageLog implements SipTap {

    private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);

    @Override
    public void sent(Instant time, Hop from, Hop to, byte[] message) {
        LOG.info(
                "<--- Transmitting SIP message ({} bytes) to {} --->\n{}",
                message.length,
                to,
                new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void received(Instant time, Hop from, Hop to, byte[] message) {
        LOG.info(
                "<--- Received SIP message ({} bytes) from {} --->\n{}",
                message.length,
                from,
                new String(message, StandardCharsets.UTF_8));
    }
}
