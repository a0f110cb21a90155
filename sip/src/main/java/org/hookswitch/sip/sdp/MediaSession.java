package org.hookswitch.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What two sides said of a session so far, and what may be said next: the offer/answer model as a pure function.
 *
 * <p>Immutable: every step gives the session that follows and leaves this one as it was. RFC 3264; the version of our origin goes up
 * with every description that says something else than the last one (§8), a medium keeps its place for ever (§8), a codec
 * keeps the payload type it once had (§8.3.2).
 *
 * <pre>{@code
 * MediaSession session = MediaSession.begin(Origin.of("-", id, address), "-");
 * if (session.answer(offer, List.of(audio), CodecChoice.OFFERED_ORDER) instanceof Agreed agreed) {
 *     respond(200, agreed.session().local().write());
 * }
 * }</pre>
 */
public final class MediaSession {
    private final Origin origin;
    private final String name;
    private final @Nullable SessionDescription local;
    private final @Nullable SessionDescription remote;
    private final @Nullable SessionDescription pending;

    private MediaSession(
            Origin origin,
            String name,
            @Nullable SessionDescription local,
            @Nullable SessionDescription remote,
            @Nullable SessionDescription pending) {
        this.origin = origin;
        this.name = name;
        this.local = local;
        this.remote = remote;
        this.pending = pending;
    }

    /**
     * A session in which nothing has been said yet.
     *
     * @param origin ours, in its first version
     * @param name what our s= line says
     */
    public static MediaSession begin(Origin origin, String name) {
        return new MediaSession(origin, name, null, null, null);
    }

    /** What we last said that holds: the description agreed on; empty before the first agreement. */
    public Optional<SessionDescription> local() {
        return Optional.ofNullable(local);
    }

    /** What the other side last said that holds. */
    public Optional<SessionDescription> remote() {
        return Optional.ofNullable(remote);
    }

    /** Our offer that has no answer yet. */
    public Optional<SessionDescription> pendingOffer() {
        return Optional.ofNullable(pending);
    }

    /**
     * Offers the streams; {@link #pendingOffer} of the result is what to send. Media of earlier descriptions that no
     * stream is for are refused in their places.
     *
     * @throws IllegalStateException while an offer of ours has no answer
     */
    public MediaSession offer(List<LocalStream> streams) {
        if (pending != null) {
            throw new IllegalStateException("an offer is pending");
        }
        List<LocalStream> left = new ArrayList<>(streams);
        List<MediaDescription> media = new ArrayList<>();
        SessionDescription before = local;
        if (before != null) {
            for (MediaDescription m : before.media()) {
                LocalStream stream = takeFirst(left, m.type());
                media.add(stream == null ? m.refused() : StreamWriter.offer(stream, m.rtpFormats()));
            }
        }
        for (LocalStream stream : left) {
            media.add(StreamWriter.offer(stream, List.of()));
        }
        SessionDescription offer = versioned(media);
        return new MediaSession(origin, name, local, remote, offer);
    }

    private static @Nullable LocalStream takeFirst(List<LocalStream> streams, String type) {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).type().equals(type)) {
                return streams.remove(i);
            }
        }
        return null;
    }

    /**
     * Answers an offer with what the streams can. Each medium of the offer gets the first stream left of its type; media
     * that none is for, or that have nothing in common with theirs, are refused.
     *
     * @throws IllegalStateException while an offer of ours has no answer, which is glare: 491 Request Pending
     */
    public MediaOutcome answer(SessionDescription offer, List<LocalStream> streams, CodecChoice choice) {
        if (pending != null) {
            throw new IllegalStateException("an offer is pending");
        }
        List<LocalStream> left = new ArrayList<>(streams);
        List<MediaDescription> media = new ArrayList<>();
        String why = "no media";
        for (MediaDescription offered : offer.media()) {
            LocalStream stream = offered.isRefused() ? null : takeFirst(left, offered.type());
            MediaDescription answered = null;
            if (stream != null && !stream.speaks(offered.protocol())) {
                why = "no support for " + offered.protocol();
            } else if (stream != null) {
                answered = StreamWriter.answer(stream, offered, direction(offer, offered), choice);
                why = answered == null ? "no common codec for " + offered.type() : why;
            }
            media.add(answered == null ? offered.refused() : answered);
        }
        SessionDescription answer = versioned(media);
        List<AgreedStream> agreed = Agreement.afterOurAnswer(answer, offer);
        return agreed.isEmpty() ? new MediaOutcome.Refused(why) : agreed(answer, offer, agreed);
    }

    /** The offered direction; who says that media may be sent nowhere receives none (RFC 3264 §8.4). */
    private static Direction direction(SessionDescription offer, MediaDescription offered) {
        Direction said = offer.direction(offered);
        boolean nowhere =
                offer.connection(offered).filter(Connection::isNowhere).isPresent();
        return nowhere ? Direction.of(said.sends(), false) : said;
    }

    /**
     * The session after our pending offer was refused: what was agreed before still holds, and the next description that
     * we make has a version that the refused one did not have.
     */
    public MediaSession withdrawn() {
        return pending == null ? this : new MediaSession(pending.origin(), name, local, remote, null);
    }

    /**
     * Takes the answer to our pending offer.
     *
     * @throws IllegalStateException if no offer is pending
     */
    public MediaOutcome answered(SessionDescription answer) {
        SessionDescription offer = pending;
        if (offer == null) {
            throw new IllegalStateException("no offer is pending");
        }
        List<AgreedStream> agreed = Agreement.afterTheirAnswer(offer, answer);
        return agreed.isEmpty()
                ? new MediaOutcome.Refused("nothing of the offer was accepted")
                : agreed(offer, answer, agreed);
    }

    private MediaOutcome agreed(SessionDescription local, SessionDescription remote, List<AgreedStream> streams) {
        return new MediaOutcome.Agreed(new MediaSession(local.origin(), name, local, remote, null), streams);
    }

    private SessionDescription versioned(List<MediaDescription> media) {
        Optional<Connection> connection = media.stream()
                .filter(m -> !m.isRefused())
                .flatMap(m -> m.connection().stream())
                .findFirst();
        List<MediaDescription> below = new ArrayList<>(media.size());
        for (MediaDescription m : media) {
            below.add(m.connection().equals(connection) ? m.withConnection(Optional.empty()) : m);
        }
        SessionDescription made = new SessionDescription(
                origin,
                name,
                connection.or(() -> Optional.of(new Connection(origin.addressType(), origin.address()))),
                List.of(),
                Attributes.NONE,
                below);
        SessionDescription before = local;
        boolean first = before == null && origin.version().equals("1");
        boolean same = before != null && before.equals(made);
        return first || same ? made : made.withOrigin(origin.next());
    }
}
