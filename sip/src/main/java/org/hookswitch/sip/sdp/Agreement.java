package org.hookswitch.sip.sdp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What our description and the other side's come to, whichever of them was the offer. RFC 3264 §6.1, §7.
 *
 * <p>Stateless.
 */
final class Agreement {
    private Agreement() {}

    /** What an offer of theirs and our answer come to. */
    static List<AgreedStream> afterOurAnswer(SessionDescription answer, SessionDescription offer) {
        return of(answer, offer, false);
    }

    /** What an offer of ours and their answer come to. */
    static List<AgreedStream> afterTheirAnswer(SessionDescription offer, SessionDescription answer) {
        return of(offer, answer, true);
    }

    /** The media in use; those refused by either side are left out, as are those that the other side forgot. */
    private static List<AgreedStream> of(SessionDescription local, SessionDescription remote, boolean theyAnswered) {
        List<AgreedStream> agreed = new ArrayList<>();
        int n = Math.min(local.media().size(), remote.media().size());
        for (int i = 0; i < n; i++) {
            MediaDescription ours = local.media().get(i);
            MediaDescription theirs = remote.media().get(i);
            if (!ours.isRefused() && !theirs.isRefused() && ours.type().equals(theirs.type())) {
                stream(i, local, remote, theyAnswered).ifPresent(agreed::add);
            }
        }
        return agreed;
    }

    private static Optional<AgreedStream> stream(
            int index, SessionDescription local, SessionDescription remote, boolean theyAnswered) {
        MediaDescription ours = local.media().get(index);
        MediaDescription theirs = remote.media().get(index);
        Optional<Connection> at = remote.connection(theirs);
        List<AgreedFormat> formats = new ArrayList<>();
        List<AgreedFormat> events = new ArrayList<>();
        if (ours.isRtp()) {
            formats(ours, theirs, formats, events);
            if (theyAnswered) {
                formats.sort(Comparator.comparingInt(f -> place(theirs, f)));
            }
        }
        if (at.isEmpty() || (ours.isRtp() && formats.isEmpty())) {
            return Optional.empty();
        }
        Direction wanted = remote.direction(theirs);
        Direction direction = local.direction(ours).meets(wanted);
        boolean nowhere = at.get().isNowhere();
        boolean mux = ours.attributes().has("rtcp-mux") && theirs.attributes().has("rtcp-mux");
        Rtcp rtcp = rtcp(theirs, at.get().address(), mux);
        return Optional.of(new AgreedStream(
                index,
                ours.type(),
                ours.protocol(),
                at.get().address(),
                theirs.port(),
                rtcp.address,
                rtcp.port,
                formats,
                events,
                nowhere ? Direction.of(false, direction.receives()) : direction,
                nowhere || !wanted.receives(),
                ptime(ours, theirs),
                mux,
                theirs.attributes()));
    }

    /** In our order, which an answer of theirs may change. */
    private static void formats(
            MediaDescription ours, MediaDescription theirs, List<AgreedFormat> formats, List<AgreedFormat> events) {
        List<RtpFormat> local = ours.rtpFormats();
        List<RtpFormat> remote = theirs.rtpFormats();
        for (RtpFormat mine : local) {
            remote.stream()
                    .filter(mine::isSame)
                    .findFirst()
                    .or(() -> unmapped(mine, theirs, remote))
                    .ifPresent(its -> (mine.isTelephoneEvent() ? events : formats).add(AgreedFormat.of(mine, its)));
        }
    }

    private static int place(MediaDescription theirs, AgreedFormat format) {
        return theirs.formats().indexOf(Integer.toString(format.sendType()));
    }

    /** Some agents answer with a dynamic payload type of ours and no rtpmap for it: they mean what we said. */
    private static Optional<RtpFormat> unmapped(RtpFormat mine, MediaDescription theirs, List<RtpFormat> remote) {
        boolean there = theirs.formats().contains(Integer.toString(mine.payloadType()))
                && remote.stream().noneMatch(f -> f.payloadType() == mine.payloadType());
        return there ? Optional.of(mine.withFmtp("")) : Optional.empty();
    }

    private static int ptime(MediaDescription ours, MediaDescription theirs) {
        int ptime = theirs.ptime() > 0 ? theirs.ptime() : ours.ptime();
        int max = theirs.maxPtime();
        return max > 0 && ptime > max ? max : ptime;
    }

    private record Rtcp(String address, int port) {}

    /** {@code a=rtcp:53020} or {@code a=rtcp:53020 IN IP4 126.16.64.4}. RFC 3605. */
    private static Rtcp rtcp(MediaDescription theirs, String address, boolean mux) {
        if (mux) {
            return new Rtcp(address, theirs.port());
        }
        String value = theirs.attributes().first("rtcp").orElse("").strip();
        int space = value.indexOf(' ');
        int port = Numbers.parse(space < 0 ? value : value.substring(0, space), 65535);
        if (port <= 0) {
            return new Rtcp(address, Math.min(theirs.port() + 1, 65535));
        }
        Optional<Connection> at = space < 0 ? Optional.empty() : Connection.parse(value.substring(space + 1));
        return new Rtcp(at.map(Connection::address).orElse(address), port);
    }
}
