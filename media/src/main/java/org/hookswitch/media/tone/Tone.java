package org.hookswitch.media.tone;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.play.AudioSource;

/**
 * A call progress tone as {@code indications.conf} writes it: {@code 425/1000,0/4000}.
 *
 * <p>Immutable. Parts follow each other, separated by commas (or {@code |}): a frequency in Hz, two added ({@code 350+440})
 * or one modulating the other ({@code 400*25}), then perhaps a slash and milliseconds; a part without lasts for ever. The
 * parts are repeated, except those marked {@code !}, which are heard once. A tone of nothing but such parts ends.
 */
public record Tone(List<Part> parts) {
    /** What two frequencies do to each other. */
    public enum Mode {
        SUM,
        MODULATION
    }

    /**
     * A part of a tone.
     *
     * @param first frequency in Hz, 0 for silence
     * @param second frequency in Hz, 0 for none
     * @param milliseconds how long, 0 for ever
     * @param once whether it is left out when the tone is repeated
     */
    public record Part(int first, int second, Mode mode, int milliseconds, boolean once) {}

    private static final Pattern PART = Pattern.compile("(!?)\\s*(\\d{1,5})(?:([+*])(\\d{1,5}))?(?:/(\\d{1,7}))?");

    public Tone {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new MediaException("a tone without parts");
        }
    }

    /**
     * Reads the notation.
     *
     * @throws MediaException naming the part that is none
     */
    public static Tone parse(String notation) {
        List<Part> parts = new ArrayList<>();
        for (String text : notation.split("[,|]", -1)) {
            Matcher matcher = PART.matcher(text.strip());
            if (!matcher.matches()) {
                throw new MediaException("tone \"" + notation
                        + "\": expected frequency, frequency+frequency or frequency*frequency and perhaps /milliseconds,"
                        + " found \"" + text.strip() + "\"");
            }
            parts.add(new Part(
                    Integer.parseInt(matcher.group(2)),
                    matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4)),
                    "*".equals(matcher.group(3)) ? Mode.MODULATION : Mode.SUM,
                    matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5)),
                    !matcher.group(1).isEmpty()));
        }
        return new Tone(parts);
    }

    /** The tone to be played, from its beginning. */
    public AudioSource source() {
        return new ToneSource(this);
    }
}
