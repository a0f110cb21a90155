package org.hookswitch.pjsip.call;

import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.SipMessage;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.InviteClient;
import org.hookswitch.sip.dialog.InviteClientHandler;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.hookswitch.sip.dialog.Session;

/** Says the media of a session anew; what met the peer's own change is said again (RFC 3261 §14.1). Any thread. */
final class MediaRefresh implements InviteClientHandler, ResponseHandler {

    private final PjsipDevice leg;
    private final LegMedia media;
    private final Session session;
    private final boolean byUpdate;

    MediaRefresh(PjsipDevice leg, LegMedia media, Session session, boolean byUpdate) {
        this.leg = leg;
        this.media = media;
        this.session = session;
        this.byUpdate = byUpdate;
    }

    void send() {
        if (leg.isHungUp()) {
            return;
        }
        if (byUpdate) {
            session.update(request -> request.body(MediaType.SDP, media.offer(false)), this);
        } else {
            session.reinvite(request -> request.body(MediaType.SDP, media.offer(false)), this);
        }
    }

    private void answered(SipMessage response) {
        if (response.hasBody(MediaType.SDP)) {
            media.answered(response.bodyText());
            leg.tellHold(media);
        } else {
            media.refused();
        }
    }

    private void refused(Failure failure) {
        media.refused();
        if (failure.status() == 491) {
            session.afterGlare(this::send);
        }
    }

    @Override
    public void answered(InviteClient call, Session same, SipResponse response) {
        answered(response);
    }

    @Override
    public void failed(InviteClient call, Failure failure) {
        refused(failure);
    }

    @Override
    public void succeeded(SipResponse response) {
        answered(response);
    }

    @Override
    public void failed(Failure failure) {
        refused(failure);
    }
}
