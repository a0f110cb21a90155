package org.hookswitch.pjsip.call;

import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.transfer.TransferProgress;
import org.hookswitch.pbx.transfer.TransferResult;
import org.hookswitch.pbx.transfer.Transfers;
import org.hookswitch.pjsip.config.EndpointSignalling;
import org.hookswitch.pjsip.config.GlobalOptions;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.Replaces;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.SipStatus;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.dialog.DialogId;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.hookswitch.sip.dialog.Session;
import org.hookswitch.sip.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A REFER within a call: the phone wants the other party sent to an extension, or connected with the party of another call of
 * its own (Replaces). How it goes is reported by NOTIFY; until the last of them the session stays, also when its channel is
 * gone.
 *
 * <p>Any thread. RFC 3515, RFC 3891 and RFC 5589 (Replaces), RFC 3892 (Referred-By), RFC 4488 (norefersub), RFC 3420
 * (sipfrag).
 */
final class Transfer {

    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);
    private static final int LONGEST_SECONDS = 60;

    /** Where a transfer to a call that is not ours goes, when the dialplan has it. */
    private static final String EXTERNAL = "external_replaces";

    private final PjsipDevice leg;
    private final Session session;
    private final ServerTransaction refer;

    // Guarded by this.
    private boolean reports = true;
    private boolean over;
    private boolean reported;
    private int lastStatus = 100;
    private @Nullable Runnable whenOver;

    Transfer(PjsipDevice leg, Session session, ServerTransaction refer) {
        this.leg = leg;
        this.session = session;
        this.refer = refer;
    }

    /** Answers the REFER and does what it asks; false when it is refused. */
    boolean begin() {
        SipRequest request = refer.request();
        List<NameAddr> targets = request.all(HeaderType.REFER_TO);
        if (!leg.endpoint().get(EndpointSignalling.ALLOW_TRANSFER)) {
            LOG.info("{} may not transfer its calls: allow_transfer=no of {}", leg, leg.endpoint());
            return refuse(603);
        }
        if (targets.size() != 1) {
            return refuse(400);
        }
        Optional<SipUri> target = targets.getFirst().uri().sip();
        if (target.isEmpty()) {
            return refuse(416);
        }
        Optional<String> replaces = target.get().header("Replaces");
        if (replaces.isEmpty()) {
            return blind(
                    target.get(), leg.wiring().identifier().user(target.get().user()), "");
        }
        Optional<Replaces> dialog = replaces.flatMap(Replaces::parse);
        if (dialog.isEmpty()) {
            return refuse(400);
        }
        Optional<PjsipDevice> other = leg.wiring()
                .outbound()
                .stack()
                .session(new DialogId(
                        dialog.get().callId(),
                        dialog.get().toTag(),
                        dialog.get().fromTag()))
                .flatMap(leg.wiring().calls()::find);
        if (other.isEmpty()) {
            if (exists(EXTERNAL)) {
                return blind(target.get(), EXTERNAL, replaces.get());
            }
            LOG.info(
                    "{} wanted its call transferred to a call that is not one of ours, and there is no {}@{}",
                    leg,
                    EXTERNAL,
                    context());
            return refuse(603);
        }
        accept(false);
        Transfers.attended(leg.channel(), other.get().channel(), this::result);
        return true;
    }

    private boolean blind(SipUri target, String exten, String replaces) {
        String context = context();
        if (!exists(exten)) {
            LOG.info("{} wanted its call transferred to {}@{}, which does not exist", leg, exten, context);
            return refuse(404);
        }
        boolean progress = leg.endpoint().get(EndpointSignalling.REFER_BLIND_PROGRESS);
        accept(progress);
        Place to = new Place(context, exten, 1);
        TransferResult result = progress
                ? Transfers.blind(leg.channel(), to, party -> tell(party, target, replaces, context), this::step)
                : Transfers.blind(leg.channel(), to, party -> tell(party, target, replaces, context));
        if (!progress || result != TransferResult.SUCCESS) {
            result(result);
        }
        return true;
    }

    /** What the dialplan of the transferred party may want to know. */
    private void tell(Channel party, SipUri target, String replaces, String context) {
        party.variable("SIPTRANSFER", "yes");
        party.variable("SIPREFERRINGCONTEXT", context);
        party.variable("__SIPREFERTOHDR", target.toString());
        refer.request().text(HeaderName.REFERRED_BY).ifPresent(by -> party.variable("__SIPREFERREDBYHDR", by));
        if (!replaces.isEmpty()) {
            party.variable("__SIPREPLACESHDR", replaces);
        }
    }

    private boolean exists(String exten) {
        return IncomingCalls.exists(
                leg.wiring().pbx(),
                context(),
                exten,
                leg.channel().caller().id().number().digits());
    }

    private String context() {
        String given = leg.channel().variable("TRANSFER_CONTEXT");
        return given == null || given.isEmpty() ? leg.endpoint().get(EndpointSignalling.CONTEXT) : given;
    }

    private boolean refuse(int status) {
        refer.respond(session.response(refer, status).build());
        return false;
    }

    private void accept(boolean progress) {
        SipResponse.Builder response = session.response(refer, 202);
        boolean unreported = leg.wiring().config().get(GlobalOptions.NOREFERSUB)
                && refer.request()
                        .text(HeaderName.REFER_SUB)
                        .filter(wanted -> wanted.strip().equalsIgnoreCase("false"))
                        .isPresent();
        if (unreported) {
            response.add(HeaderName.REFER_SUB, "false");
            synchronized (this) {
                reports = false;
            }
        }
        refer.respond(response.build());
        if (progress) {
            report(100, false);
        }
        Clock clock = leg.wiring().clock();
        clock.at(clock.afterMillis(LONGEST_SECONDS * 1000L), this::timedOut);
    }

    // --- how it goes

    private void step(TransferProgress.Step step) {
        switch (step) {
            case PROCEEDING -> {}
            case RINGING -> report(180, false);
            case PROGRESS -> report(183, false);
            case ANSWERED -> report(200, true);
            case BUSY -> report(486, true);
            case CONGESTION, GONE -> report(503, true);
        }
    }

    private void result(TransferResult result) {
        report(
                switch (result) {
                    case SUCCESS -> 200;
                    case INVALID -> 400;
                    case NOT_PERMITTED -> 403;
                    case FAILED -> 500;
                },
                true);
    }

    private void report(int status, boolean last) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = last;
            lastStatus = status;
        }
        if (last) {
            notify(status, "terminated;reason=noresource", new Last());
        } else {
            notify(status, "active;expires=" + LONGEST_SECONDS, ResponseHandler.IGNORE);
        }
    }

    private void timedOut() {
        int status;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            status = lastStatus;
        }
        notify(status, "terminated;reason=timeout", new Last());
    }

    /** Does something when the last report has arrived; false when it has, so that it is to be done at once. */
    synchronized boolean whenReported(Runnable action) {
        if (reported || !reports) {
            return false;
        }
        whenOver = action;
        return true;
    }

    /** Nobody is there any more to be told. */
    synchronized void forget() {
        over = true;
        reported = true;
    }

    private void notify(int status, String state, ResponseHandler answered) {
        synchronized (this) {
            if (!reports) {
                return;
            }
        }
        session.send(
                session.request(SipMethod.NOTIFY)
                        .add(HeaderName.EVENT, "refer")
                        .add(HeaderName.SUBSCRIPTION_STATE, state)
                        .body(MediaType.SIPFRAG, "SIP/2.0 " + status + " " + SipStatus.reason(status) + "\r\n")
                        .build(),
                answered);
    }

    /** The last report: a BYE that overtook it would be the end of it. */
    private final class Last implements ResponseHandler {

        @Override
        public void succeeded(SipResponse response) {
            arrived();
        }

        @Override
        public void failed(Failure failure) {
            LOG.debug("{}: the end of a transfer was not reported: {}", leg, failure);
            arrived();
        }

        private void arrived() {
            Runnable then;
            synchronized (Transfer.this) {
                reported = true;
                then = whenOver;
                whenOver = null;
            }
            if (then != null) {
                then.run();
            }
        }
    }
}
