package org.hookswitch.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;
import org.hookswitch.media.MediaException;
import org.hookswitch.media.tone.Tone;
import org.hookswitch.media.tone.ToneZone;

/**
 * The tones of each country: those that are built in, and on top of them what indications.conf says.
 *
 * @param country whose tones a channel hears that has no zone of its own
 */
record ToneZones(Map<String, ToneZone> zones, String country) {

    private static final String GENERAL = "general";

    /** Reads indications.conf; a tone that cannot be read is an error and the built-in one stays. */
    static ToneZones read(Conf conf, Diagnostics diagnostics) {
        var zones = new LinkedHashMap<>(ToneZone.builtIn());
        String country = "us";
        for (Section section : conf.sections()) {
            if (section.name().equals(GENERAL)) {
                country = section.value("country").orElse(country);
            } else {
                zones.put(section.name(), zone(section, zones.get(section.name()), diagnostics));
            }
        }
        if (!zones.containsKey(country)) {
            conf.section(GENERAL)
                    .flatMap(s -> s.last("country"))
                    .ifPresent(o -> diagnostics.add(Diagnostic.error(o.location(), "there are no tones of this country")
                            .withExpected("one of " + String.join(", ", zones.keySet()))
                            .withFound(o.value())));
            country = "us";
        }
        return new ToneZones(zones, country);
    }

    private static ToneZone zone(
            Section section, @org.jspecify.annotations.Nullable ToneZone builtIn, Diagnostics diagnostics) {
        var tones = new LinkedHashMap<String, Tone>(builtIn == null ? Map.of() : builtIn.tones());
        String description = builtIn == null ? section.name() : builtIn.description();
        List<Integer> cadence = builtIn == null ? List.of() : builtIn.ringCadence();
        for (Option option : section.options()) {
            switch (option.name()) {
                case "description" -> description = option.value();
                case "ringcadence" -> cadence = cadence(option, diagnostics);
                default -> {
                    try {
                        tones.put(option.name(), Tone.parse(option.value()));
                    } catch (MediaException e) {
                        diagnostics.add(Diagnostic.error(option.location(), String.valueOf(e.getMessage()))
                                .withExpected("a tone such as 440+480/2000,0/4000")
                                .withFound(option.value()));
                    }
                }
            }
        }
        return new ToneZone(section.name(), description, cadence, tones);
    }

    private static List<Integer> cadence(Option option, Diagnostics diagnostics) {
        var cadence = new ArrayList<Integer>();
        for (String part : option.value().split(",", -1)) {
            try {
                cadence.add(Integer.parseInt(part.strip()));
            } catch (NumberFormatException notANumber) {
                diagnostics.add(Diagnostic.error(option.location(), "ringcadence is a list of milliseconds")
                        .withFound(option.value()));
                return List.of();
            }
        }
        return cadence;
    }
}
