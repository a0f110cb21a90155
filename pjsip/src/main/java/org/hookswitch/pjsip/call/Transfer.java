package org.hookswitch.pjsip.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.Signal.TransferReply;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipStatus;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.hookswitch.sip.dialog.Session;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A REFER within a call: the phone wants the other party sent to an extension. The channel is told; how it went is reported
 * by NOTIFY.
 *
 * <p>Any thread. RFC 3515, RFC 4488 (norefersub), RFC 3420 (sipfrag). A transfer to another call of the phone (Replaces) is
 * declined.
 */
final class Transfer {

    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);
    private static final int LONGEST_SECONDS = 60;

    private final PjsipDevice leg;
    private final Session session;
    private final ServerTransaction refer;
    private final AtomicBoolean over = new AtomicBoolean();
    private boolean reports = true;

    Transfer(PjsipDevice leg, Session session, ServerTransaction refer) {
        this.leg = leg;
        this.session = session;
        this.refer = refer;
    }

    /** Answers the REFER and asks the channel. */
    void begin() {
        SipRequest request = refer.request();
        List<NameAddr> targets = request.all(HeaderType.REFER_TO);
        if (targets.size() != 1) {
            refuse(400);
            return;
        }
        Optional<SipUri> target = targets.getFirst().uri().sip();
        if (!leg.endpoint().get(EndpointSignalling.ALLOW_TRANSFER)
                || target.isEmpty()
                || target.get().header("Replaces").isPresent()) {
            refuse(603);
            return;
        }
        String exten = leg.wiring().identifier().user(target.get().user());
        String context = context();
        boolean there = IncomingCalls.exists(
                leg.wiring().pbx(),
                context,
                exten,
                leg.channel().caller().id().number().digits());
        if (!there) {
            LOG.info("{} wanted its call transferred to {}@{}, which does not exist", leg, exten, context);
            refuse(404);
            return;
        }
        accept();
        Clock clock = leg.wiring().clock();
        clock.at(clock.afterMillis(LONGEST_SECONDS * 1000L), () -> report(TransferReply.FAILED));
        leg.channel().post(new Signal.TransferAsked(exten, context, this::report));
    }

    private String context() {
        String given = leg.channel().variable("TRANSFER_CONTEXT");
        return given == null || given.isEmpty() ? leg.endpoint().get(EndpointSignalling.CONTEXT) : given;
    }

    private void refuse(int status) {
        refer.respond(session.response(refer, status).build());
    }

    private void accept() {
        SipResponse.Builder response = session.response(refer, 202);
        boolean unreported = leg.wiring().config().get(GlobalOptions.NOREFERSUB)
                && refer.request()
                        .text(HeaderName.REFER_SUB)
                        .filter(wanted -> wanted.strip().equalsIgnoreCase("false"))
                        .isPresent();
        if (unreported) {
            reports = false;
            response.add(HeaderName.REFER_SUB, "false");
        }
        refer.respond(response.build());
        if (reports && leg.endpoint().get(EndpointSignalling.REFER_BLIND_PROGRESS)) {
            notify(100, "active;expires=" + LONGEST_SECONDS);
        }
    }

    private void report(TransferReply reply) {
        if (reports && over.compareAndSet(false, true)) {
            notify(
                    switch (reply) {
                        case SUCCESS -> 200;
                        case INVALID -> 404;
                        case NOT_PERMITTED -> 403;
                        case FAILED -> 503;
                    },
                    "terminated;reason=noresource");
        }
    }

    private void notify(int status, String state) {
        session.send(
                session.request(SipMethod.NOTIFY)
                        .add(HeaderName.EVENT, "refer")
                        .add(HeaderName.SUBSCRIPTION_STATE, state)
                        .body(MediaType.SIPFRAG, "SIP/2.0 " + status + " " + SipStatus.reason(status) + "\r\n")
                        .build(),
                ResponseHandler.IGNORE);
    }
}
