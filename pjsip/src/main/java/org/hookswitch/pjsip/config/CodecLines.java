package org.hookswitch.pjsip.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.Option;
import org.hookswitch.media.Codec;
import org.hookswitch.media.codec.AudioCodecs;

/**
 * The {@code allow} and {@code disallow} lines of an endpoint, read in order: each adds codecs at the end of the list or
 * takes them out; {@code !} before one turns its sense; {@code all} is all of them.
 */
public final class CodecLines {

    /** What is offered and converted here, the usual one first. */
    static final List<Codec> AVAILABLE = Arrays.stream(Codec.values())
            .filter(codec -> codec.staticPayloadType() >= 0)
            .filter(codec -> AudioCodecs.canTranscode(codec, Codec.SLIN))
            .toList();

    /** Codecs of Asterisk that are not audio or that nothing here has a name for. */
    private static final Set<String> OTHER_CODECS = Set.of(
            "g723",
            "g726aal2",
            "adpcm",
            "lpc10",
            "speex32",
            "siren7",
            "siren14",
            "g719",
            "silk8",
            "silk12",
            "silk16",
            "silk24",
            "codec2",
            "slin12",
            "slin24",
            "slin32",
            "slin44",
            "slin48",
            "slin96",
            "slin192",
            "testlaw",
            "h261",
            "h263",
            "h263p",
            "h264",
            "h265",
            "mpeg4",
            "vp8",
            "vp9",
            "jpeg",
            "png",
            "red",
            "t140",
            "none");

    private static final int FRAME_MS = Codec.FRAME_MS;

    private CodecLines() {}

    /** Takes what is wrong with a word. */
    private interface Complaint {
        void say(boolean error, String code, String message, Optional<String> fix);
    }

    /**
     * The codecs that a text in the form of an {@code allow} line leaves.
     *
     * @param before what is allowed before it; {@code !all} at its beginning forgets that
     * @param problem takes what is wrong, a sentence each
     */
    public static List<Codec> read(String text, List<Codec> before, Consumer<String> problem) {
        List<Codec> codecs = new ArrayList<>(before);
        for (String part : text.split(",", -1)) {
            String word = part.strip();
            if (!word.isEmpty()) {
                boolean turned = word.startsWith("!");
                apply(
                        codecs,
                        turned ? word.substring(1).strip() : word,
                        !turned,
                        (error, code, message, fix) -> problem.accept(message));
            }
        }
        return codecs;
    }

    /** The codecs, best first; problems go to the report. */
    static List<Codec> read(List<Option> lines, Report report) {
        List<Codec> codecs = new ArrayList<>();
        for (Option line : lines) {
            boolean allow = line.isNamed("allow");
            int offset = 0;
            for (String part : line.value().split(",", -1)) {
                String word = part.strip();
                if (!word.isEmpty()) {
                    boolean turned = word.startsWith("!");
                    Report.Spot spot = report.at(line, offset + part.indexOf(word));
                    apply(
                            codecs,
                            turned ? word.substring(1).strip() : word,
                            allow != turned,
                            (error, code, message, fix) -> {
                                if (error) {
                                    spot.error(code, message, fix);
                                } else {
                                    spot.warning(code, message, fix);
                                }
                            });
                }
                offset += part.length() + 1;
            }
        }
        return codecs;
    }

    private static void apply(List<Codec> codecs, String word, boolean allow, Complaint complaint) {
        int colon = word.indexOf(':');
        String name = (colon < 0 ? word : word.substring(0, colon)).toLowerCase(Locale.ROOT);
        if (colon >= 0 && !word.substring(colon + 1).equals(String.valueOf(FRAME_MS))) {
            complaint.say(
                    false, "codec-packets", "packets always hold " + FRAME_MS + " ms", Optional.of("write " + name));
        }
        if (name.equals("all")) {
            codecs.removeAll(AVAILABLE);
            if (allow) {
                codecs.addAll(AVAILABLE);
            }
            return;
        }
        Optional<Codec> codec = Codec.named(name);
        if (codec.filter(AVAILABLE::contains).isPresent()) {
            codecs.remove(codec.get());
            if (allow) {
                codecs.add(codec.get());
            }
        } else if (allow && (codec.isPresent() || OTHER_CODECS.contains(name))) {
            complaint.say(
                    false,
                    "codec-not-supported",
                    "codec '" + name + "' is not supported and left out; there are " + names(AVAILABLE),
                    Optional.empty());
        } else if (codec.isEmpty() && !OTHER_CODECS.contains(name)) {
            complaint.say(
                    true,
                    "unknown-codec",
                    "unknown codec '" + name + "'; there are " + names(AVAILABLE),
                    Nearest.to(name, AVAILABLE.stream().map(Codec::configName).toList())
                            .map(near -> "write " + near));
        }
    }

    static String names(List<Codec> codecs) {
        return codecs.stream().map(Codec::configName).collect(Collectors.joining(", "));
    }
}
