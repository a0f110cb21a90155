package org.hookswitch.media.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.media.Codec;

/**
 * The kinds of sound file, by the ends of their names as Asterisk has them.
 *
 * <p>Immutable.
 */
public enum SoundFormat {
    /** RIFF; what is inside its header says, usually 16 bit linear at 8 kHz. */
    WAV(Codec.SLIN, "wav"),
    /** RIFF at 16 kHz. */
    WAV16(Codec.SLIN16, "wav16"),
    /** Headerless 16 bit linear, little endian. */
    SLN(Codec.SLIN, "sln slin raw"),
    SLN16(Codec.SLIN16, "sln16"),
    ULAW(Codec.ULAW, "ulaw pcm ul mu ulw"),
    ALAW(Codec.ALAW, "alaw al alw"),
    GSM(Codec.GSM, "gsm"),
    G722(Codec.G722, "g722");

    private final Codec codec;
    private final String extensions;

    SoundFormat(Codec codec, String extensions) {
        this.codec = codec;
        this.extensions = extensions;
    }

    /** The codec of the audio in it; of RIFF files the usual one. */
    public Codec codec() {
        return codec;
    }

    /** The ends of names, without the dot, the usual one first. */
    public List<String> extensions() {
        return List.of(extensions.split(" ", -1));
    }

    /** Whether a header precedes the audio. */
    public boolean isRiff() {
        return this == WAV || this == WAV16;
    }

    /** Finds the format that an extension stands for, in any case. */
    public static Optional<SoundFormat> ofExtension(String extension) {
        String wanted = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(f -> f.extensions().contains(wanted))
                .findFirst();
    }

    /** Finds the format of a file by the end of its name. */
    public static Optional<SoundFormat> of(Path file) {
        String name = String.valueOf(file.getFileName());
        return ofExtension(name.substring(name.lastIndexOf('.') + 1));
    }
}
