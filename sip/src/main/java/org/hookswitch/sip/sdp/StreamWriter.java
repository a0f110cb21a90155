package org.hookswitch.sip.sdp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the m= section of one stream, as an offer or as an answer. RFC 3264 §5 and §6.
 *
 * <p>Stateless.
 */
final class StreamWriter {
    private StreamWriter() {}

    /**
     * The stream as an offer.
     *
     * @param before the formats of the medium's last description of ours, whose payload types stay theirs
     */
    static MediaDescription offer(LocalStream stream, List<RtpFormat> before) {
        String protocol = stream.protocols().getFirst();
        boolean rtp = medium(stream, protocol, List.of(), Attributes.NONE).isRtp();
        if (!rtp) {
            List<String> names = stream.codecs().stream().map(Codec::encoding).toList();
            return medium(stream, protocol, names, stream.attributes());
        }
        return rtp(stream, protocol, payloadTypes(stream.codecs(), before), stream.direction());
    }

    /** Null when both have no codec in common. */
    static @Nullable MediaDescription answer(
            LocalStream ours, MediaDescription offered, Direction theirs, CodecChoice choice) {
        LocalStream stream = offered.attributes().has("rtcp-mux")
                ? ours
                : ours.withAttributes(ours.attributes().without("rtcp-mux")); // only what was offered: RFC 5761 §5.1.1
        if (!offered.isRtp()) {
            List<String> common = stream.codecs().stream()
                    .map(Codec::encoding)
                    .filter(offered.formats()::contains)
                    .toList();
            return common.isEmpty() ? null : medium(stream, offered.protocol(), common, stream.attributes());
        }
        List<RtpFormat> common = common(stream.codecs(), offered.rtpFormats(), choice);
        boolean media = common.stream().anyMatch(f -> !f.isTelephoneEvent());
        return media
                ? rtp(stream, offered.protocol(), common, stream.direction().meets(theirs))
                : null;
    }

    /** The formats of the offer that are ours too, with the offer's payload types and our fmtp. */
    private static List<RtpFormat> common(List<Codec> codecs, List<RtpFormat> offered, CodecChoice choice) {
        List<RtpFormat> common = new ArrayList<>();
        if (choice.inOfferedOrder()) {
            for (RtpFormat f : offered) {
                codecs.stream().filter(c -> c.matches(f)).findFirst().ifPresent(c -> common.add(f.withFmtp(c.fmtp())));
            }
        } else {
            for (Codec c : codecs) {
                offered.stream().filter(c::matches).findFirst().ifPresent(f -> common.add(f.withFmtp(c.fmtp())));
            }
        }
        List<RtpFormat> kept = new ArrayList<>();
        for (RtpFormat f : common) {
            boolean again = kept.stream().anyMatch(f::isSame);
            boolean second =
                    choice.firstOnly() && !f.isTelephoneEvent() && kept.stream().anyMatch(k -> !k.isTelephoneEvent());
            if (!again && !second) {
                kept.add(f);
            }
        }
        return withEventsLast(kept);
    }

    /** Telephone events go last, and only those whose clock is that of a codec that stays, or of telephony. */
    private static List<RtpFormat> withEventsLast(List<RtpFormat> formats) {
        List<RtpFormat> sorted = new ArrayList<>(
                formats.stream().filter(f -> !f.isTelephoneEvent()).toList());
        for (RtpFormat f : formats) {
            if (f.isTelephoneEvent()
                    && (f.clockRate() == 8000
                            || formats.stream()
                                    .anyMatch(c -> !c.isTelephoneEvent() && c.clockRate() == f.clockRate()))) {
                sorted.add(f);
            }
        }
        return sorted;
    }

    private static List<RtpFormat> payloadTypes(List<Codec> codecs, List<RtpFormat> before) {
        Set<Integer> used = new HashSet<>();
        before.forEach(f -> used.add(f.payloadType()));
        int[] types = new int[codecs.size()];
        for (int i = 0; i < types.length; i++) {
            Codec c = codecs.get(i);
            Optional<RtpFormat> had = before.stream().filter(c::matches).findFirst();
            types[i] = had.map(RtpFormat::payloadType).orElseGet(() -> StaticPayloadTypes.typeOf(c));
            if (had.isEmpty() && types[i] < 0 && c.payloadType() >= 0 && !used.contains(c.payloadType())) {
                types[i] = c.payloadType();
            }
            used.add(types[i]);
        }
        List<RtpFormat> formats = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
            int type = types[i] >= 0 ? types[i] : free(used);
            if (type >= 0) {
                used.add(type);
                formats.add(codecs.get(i).as(type));
            }
        }
        return formats;
    }

    /** A dynamic payload type not in use: 96 to 127, then 35 to 63 (RFC 3551 §6, RFC 5761 §4); -1 for none. */
    private static int free(Set<Integer> used) {
        for (int type = 96; type <= 127; type++) {
            if (!used.contains(type)) {
                return type;
            }
        }
        for (int type = 35; type <= 63; type++) {
            if (!used.contains(type)) {
                return type;
            }
        }
        return -1;
    }

    private static MediaDescription rtp(
            LocalStream stream, String protocol, List<RtpFormat> formats, Direction direction) {
        List<String> types = new ArrayList<>(formats.size());
        List<Attribute> attributes = new ArrayList<>();
        for (RtpFormat f : formats) {
            types.add(Integer.toString(f.payloadType()));
            attributes.add(new Attribute("rtpmap", f.payloadType() + " " + f.rtpmap()));
            if (!f.fmtp().isEmpty()) {
                attributes.add(new Attribute("fmtp", f.payloadType() + " " + f.fmtp()));
            }
        }
        if (stream.ptime() > 0) {
            attributes.add(new Attribute("ptime", Integer.toString(stream.ptime())));
        }
        attributes.addAll(stream.attributes().all());
        attributes.add(Attribute.flag(direction.toString()));
        return medium(stream, protocol, types, new Attributes(attributes));
    }

    private static MediaDescription medium(
            LocalStream stream, String protocol, List<String> formats, Attributes attributes) {
        return new MediaDescription(
                stream.type(),
                stream.port(),
                protocol,
                formats,
                Optional.of(Connection.of(stream.address())),
                List.of(),
                attributes);
    }
}
