package org.hookswitch.media.tone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.media.MediaException;

/**
 * The tones of a country.
 *
 * <p>Immutable. The built-in table holds common values of ITU-T E.180 and its supplement 2; {@code indications.conf} may
 * bring others.
 *
 * @param name two letters, such as {@code de}
 * @param description the country's name
 * @param ringCadence milliseconds on and off of a ringing bell
 * @param tones by their names: dial, busy, ring, congestion, callwaiting, dialrecall, record, info, stutter
 */
public record ToneZone(String name, String description, List<Integer> ringCadence, Map<String, Tone> tones) {
    private static final String TABLE = "tonezones.tsv";

    public ToneZone {
        ringCadence = List.copyOf(ringCadence);
        tones = Map.copyOf(tones);
    }

    /** The tone of this name. */
    public Optional<Tone> tone(String toneName) {
        return Optional.ofNullable(tones.get(toneName));
    }

    /** The countries that need no configuration, by name. */
    public static Map<String, ToneZone> builtIn() {
        Map<String, ToneZone> zones = new LinkedHashMap<>();
        try (InputStream in = ToneZone.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new MediaException(TABLE + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    ToneZone zone = parse(line);
                    zones.put(zone.name(), zone);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(zones);
    }

    /** Fields separated by tabs: name, description, cadence, then {@code tone=notation} each. */
    private static ToneZone parse(String line) {
        String[] fields = line.split("\t", -1);
        Map<String, Tone> tones = new LinkedHashMap<>();
        for (int i = 3; i < fields.length; i++) {
            int equals = fields[i].indexOf('=');
            tones.put(fields[i].substring(0, equals), Tone.parse(fields[i].substring(equals + 1)));
        }
        List<Integer> cadence =
                Arrays.stream(fields[2].split(",", -1)).map(Integer::valueOf).toList();
        return new ToneZone(fields[0], fields[1], cadence, tones);
    }
}
