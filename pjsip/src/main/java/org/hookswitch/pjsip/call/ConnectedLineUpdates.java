package org.hookswitch.pjsip.call;

import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pjsip.config.EndpointParties;
import org.hookswitch.pjsip.config.EndpointParties.ConnectedLineMethod;
import org.hookswitch.sip.MediaType;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.InviteClient;
import org.hookswitch.sip.dialog.InviteClientHandler;
import org.hookswitch.sip.dialog.ResponseHandler;
import org.hookswitch.sip.dialog.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the peer of a session that it talks to somebody else now, by re-INVITE or UPDATE, and only when that is news to it.
 * While one is under way the newest waits; one that met the peer's own change is sent again (RFC 3261 §14.1).
 *
 * <p>Any thread.
 */
final class ConnectedLineUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectedLineUpdates.class);

    /** What of a party goes over the wire. */
    private record Told(String name, String number, boolean hidden) {

        static Told of(PartyId id) {
            return new Told(
                    id.name().valid() ? id.name().text() : "",
                    id.number().digits(),
                    id.presentation().isRestricted());
        }
    }

    private final PjsipDevice leg;
    private final LegMedia media;
    private final Session session;
    private final IdentityHeaders identity;

    // Guarded by this.
    private Told told = Told.of(PartyId.NONE);
    private @Nullable PartyId wanted;
    private boolean underWay;
    private boolean peerTakesUpdate;

    ConnectedLineUpdates(PjsipDevice leg, LegMedia media, Session session, IdentityHeaders identity) {
        this.leg = leg;
        this.media = media;
        this.session = session;
        this.identity = identity;
    }

    /** The peer was told this already, in the messages that began the session. */
    synchronized void told(PartyId id) {
        told = Told.of(id);
    }

    synchronized void peerTakesUpdate(boolean takes) {
        peerTakesUpdate = takes;
    }

    /** Tells the peer, unless it may not or need not be told. */
    void tell(PartyId id) {
        if (!leg.endpoint().get(EndpointParties.SEND_CONNECTED_LINE)
                || !identity.isWanted()
                || identity.tellable(id).isEmpty()) {
            return;
        }
        synchronized (this) {
            wanted = id;
            if (underWay || told.equals(Told.of(id))) {
                return;
            }
            underWay = true;
        }
        send();
    }

    private void send() {
        PartyId id;
        boolean update;
        synchronized (this) {
            id = wanted;
            update = peerTakesUpdate
                    && leg.endpoint().get(EndpointParties.CONNECTED_LINE_METHOD) == ConnectedLineMethod.UPDATE;
        }
        if (id == null || leg.isHungUp()) {
            return;
        }
        if (update) {
            session.update(request -> identity.add(request, id), new ByUpdate(id));
        } else {
            session.reinvite(
                    request -> {
                        identity.add(request, id);
                        request.body(MediaType.SDP, media.offer(false));
                    },
                    new ByInvite(id));
        }
    }

    private void done(PartyId id) {
        synchronized (this) {
            told = Told.of(id);
            if (wanted == null || told.equals(Told.of(wanted))) {
                underWay = false;
                return;
            }
        }
        send();
    }

    private void failed(PartyId id, Failure failure) {
        if (failure.status() == 491) {
            session.afterGlare(this::send);
        } else {
            LOG.debug("{}: {} was not told of {}: {}", leg, leg.endpoint(), id, failure);
            done(id);
        }
    }

    private final class ByUpdate implements ResponseHandler {
        private final PartyId id;

        ByUpdate(PartyId id) {
            this.id = id;
        }

        @Override
        public void succeeded(SipResponse response) {
            done(id);
        }

        @Override
        public void failed(Failure failure) {
            ConnectedLineUpdates.this.failed(id, failure);
        }
    }

    private final class ByInvite implements InviteClientHandler {
        private final PartyId id;

        ByInvite(PartyId id) {
            this.id = id;
        }

        @Override
        public void answered(InviteClient call, Session same, SipResponse response) {
            if (response.hasBody(MediaType.SDP)) {
                media.answered(response.bodyText());
                leg.tellHold(media);
            } else {
                media.refused();
            }
            leg.hearIdentity(response);
            done(id);
        }

        @Override
        public void failed(InviteClient call, Failure failure) {
            media.refused();
            ConnectedLineUpdates.this.failed(id, failure);
        }
    }
}
