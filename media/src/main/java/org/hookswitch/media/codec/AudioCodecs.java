package org.hookswitch.media.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.hookswitch.media.Codec;

/**
 * Which codecs can be decoded and encoded here.
 *
 * <p>Stateless; any thread.
 */
public final class AudioCodecs {
    private AudioCodecs() {}

    /** A new decoder, or empty for a codec that is only passed on. */
    public static Optional<AudioDecoder> decoder(Codec codec) {
        return switch (codec) {
            case ULAW -> Optional.of(G711::decodeUlaw);
            case ALAW -> Optional.of(G711::decodeAlaw);
            case SLIN, SLIN16 -> Optional.of(AudioCodecs::decodeLinear);
            case GSM -> Optional.of(new GsmDecoder());
            case G722 -> Optional.of(G722.decoder());
            case G726, G729, ILBC, SPEEX, SPEEX16, OPUS -> Optional.empty();
        };
    }

    /** A new encoder, or empty for a codec that is only passed on. */
    public static Optional<AudioEncoder> encoder(Codec codec) {
        return switch (codec) {
            case ULAW -> Optional.of(G711::encodeUlaw);
            case ALAW -> Optional.of(G711::encodeAlaw);
            case SLIN, SLIN16 -> Optional.of(AudioCodecs::encodeLinear);
            case GSM -> Optional.of(new GsmEncoder());
            case G722 -> Optional.of(G722.encoder());
            case G726, G729, ILBC, SPEEX, SPEEX16, OPUS -> Optional.empty();
        };
    }

    /** Whether audio of one codec can be made audio of another. */
    public static boolean canTranscode(Codec from, Codec to) {
        return from == to || (decoder(from).isPresent() && encoder(to).isPresent());
    }

    private static int decodeLinear(ByteBuffer in, int offset, int length, short[] out) {
        int count = length / 2;
        for (int i = 0; i < count; i++) {
            out[i] = in.getShort(offset + 2 * i);
        }
        return count;
    }

    private static int encodeLinear(short[] in, int from, int count, ByteBuffer out, int offset) {
        for (int i = 0; i < count; i++) {
            out.putShort(offset + 2 * i, in[from + i]);
        }
        return 2 * count;
    }
}
