package org.hookswitch.media.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.hookswitch.media.Codec;
import org.hookswitch.media.MediaException;

/**
 * What the header of a WAV file says: where the audio lies and what it is.
 *
 * <p>Immutable. Chunks of the RIFF WAVE format in any order; a data chunk whose length was never filled in, because its
 * writer was cut off, reaches to the end of the file.
 *
 * @param codec linear (8 or 16 kHz), µ-law or A-law; one channel
 * @param offset first byte of the audio
 * @param length bytes of audio
 */
record RiffHeader(Codec codec, long offset, long length) {
    static final int BYTES = 44;
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FMT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int PCM = 1;
    private static final int ALAW = 6;
    private static final int ULAW = 7;
    private static final int EXTENSIBLE = 0xfffe;

    static RiffHeader read(FileChannel file, Path name) throws IOException {
        ByteBuffer head = bytes(file, 0, 12);
        if (head.limit() < 12 || head.getInt(0) != RIFF || head.getInt(8) != WAVE) {
            throw new MediaException(name + ": expected a RIFF WAVE header, found something else");
        }
        Codec codec = null;
        for (long at = 12; at + 8 <= file.size(); ) {
            ByteBuffer chunk = bytes(file, at, 8 + 40);
            long length = chunk.getInt(4) & 0xffffffffL;
            if (chunk.getInt(0) == FMT) {
                codec = codec(chunk, name);
            } else if (chunk.getInt(0) == DATA) {
                if (codec == null) {
                    throw new MediaException(name + ": its audio comes before its format chunk");
                }
                long left = file.size() - at - 8;
                return new RiffHeader(codec, at + 8, length == 0 ? left : Math.min(length, left));
            }
            at += 8 + length + (length & 1);
        }
        throw new MediaException(name + ": no audio in it");
    }

    private static ByteBuffer bytes(FileChannel file, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) > 0) {
            // Until all is there or the file ends.
        }
        return buffer.flip();
    }

    private static Codec codec(ByteBuffer chunk, Path name) {
        if (chunk.limit() < 8 + 16) {
            throw new MediaException(name + ": its format chunk is cut off");
        }
        int format = chunk.getShort(8) & 0xffff;
        int channels = chunk.getShort(10);
        int rate = chunk.getInt(12);
        int bits = chunk.getShort(22);
        if (format == EXTENSIBLE && chunk.limit() >= 8 + 26) {
            format = chunk.getShort(8 + 24) & 0xffff;
        }
        if (channels == 1 && rate == 8000 && format == ULAW && bits == 8) {
            return Codec.ULAW;
        }
        if (channels == 1 && rate == 8000 && format == ALAW && bits == 8) {
            return Codec.ALAW;
        }
        if (channels == 1 && format == PCM && bits == 16 && (rate == 8000 || rate == 16000)) {
            return rate == 8000 ? Codec.SLIN : Codec.SLIN16;
        }
        throw new MediaException(name + ": expected one channel of 16 bit PCM at 8000 or 16000 Hz, or of A-law or"
                + " u-law at 8000 Hz; found format " + format + ", " + channels + " channels, " + bits + " bits at "
                + rate + " Hz");
    }

    /** A header for 16 bit linear audio of one channel. */
    static ByteBuffer linear(int sampleRate, long dataBytes) {
        int length = (int) Math.min(dataBytes, 0xffffffffL - BYTES);
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(RIFF)
                .putInt(length + BYTES - 8)
                .putInt(WAVE)
                .putInt(FMT)
                .putInt(16)
                .putShort((short) PCM)
                .putShort((short) 1)
                .putInt(sampleRate)
                .putInt(sampleRate * 2)
                .putShort((short) 2)
                .putShort((short) 16)
                .putInt(DATA)
                .putInt(length)
                .flip();
    }
}
