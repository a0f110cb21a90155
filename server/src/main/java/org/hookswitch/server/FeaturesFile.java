package org.hookswitch.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Section;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.feature.BuiltInFeature;
import org.hookswitch.pbx.feature.DynamicFeature;
import org.hookswitch.pbx.feature.FeatureOption;
import org.hookswitch.pbx.feature.FeatureSettings;

/**
 * features.conf: {@code [general]}, {@code [featuremap]}, {@code [applicationmap]}, and every other section a group of features.
 * Follows "Feature Code Call Transfers" and "Custom Dynamic Features" of Asterisk's manual; what is not there yet is named.
 */
final class FeaturesFile {

    /** What Asterisk has and this switch has not. */
    private static final Set<String> MISSING = Set.of(
            "courtesytone",
            "recordingfailsound",
            "pickupexten",
            "pickupsound",
            "pickupfailsound",
            "atxferthreeway",
            "automon",
            "automixmon",
            "parkcall");

    private static final String FORM = "keys,self|peer[/who],Application[,arguments[,musicclass]]";

    private final Diagnostics diagnostics;
    private final Map<FeatureOption, String> options = new EnumMap<>(FeatureOption.class);
    private final Map<BuiltInFeature, String> keys = new EnumMap<>(BuiltInFeature.class);
    private final Map<String, DynamicFeature> applications = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> groups = new LinkedHashMap<>();

    private FeaturesFile(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reads features.conf. */
    static FeatureSettings read(Conf conf, Diagnostics diagnostics) {
        var file = new FeaturesFile(diagnostics);
        List<Section> others = new ArrayList<>();
        for (Section section : conf.sections()) {
            switch (section.name().toLowerCase(Locale.ROOT)) {
                case "general" -> section.options().forEach(file::general);
                case "featuremap" -> section.options().forEach(file::featureMap);
                case "applicationmap" -> section.options().forEach(file::applicationMap);
                default -> others.add(section);
            }
        }
        // Groups may stand before the map whose features they name.
        others.forEach(file::group);
        return new FeatureSettings(file.options, file.keys, file.applications, file.groups);
    }

    private void general(Option option) {
        Optional<FeatureOption> known = FeatureOption.parse(option.name());
        if (known.isEmpty()) {
            unknown(
                    option,
                    Arrays.stream(FeatureOption.values())
                            .map(FeatureOption::word)
                            .toList());
        } else if (!known.get().kind().allows(option.value())) {
            diagnostics.add(Diagnostic.error(
                            option.valueLocation(), "'" + option.name() + "' cannot be '" + option.value() + "'")
                    .withCode("features.value")
                    .withExpected(known.get().kind().expected()));
        } else {
            options.put(known.get(), option.value());
        }
    }

    private void featureMap(Option option) {
        Optional<BuiltInFeature> known = BuiltInFeature.parse(option.name());
        if (known.isEmpty()) {
            unknown(
                    option,
                    Arrays.stream(BuiltInFeature.values())
                            .map(BuiltInFeature::word)
                            .toList());
        } else if (areKeys(option, option.value())) {
            keys.put(known.get(), option.value());
        }
    }

    private void unknown(Option option, List<String> known) {
        String name = option.name().toLowerCase(Locale.ROOT);
        if (MISSING.contains(name)) {
            diagnostics.add(Diagnostic.warning(option.location(), "'" + name + "' is not supported and does nothing")
                    .withCode("features.missing"));
            return;
        }
        var diagnostic = Diagnostic.warning(option.location(), "there is no option '" + option.name() + "'")
                .withCode("features.unknown")
                .withExpected(String.join(", ", known));
        diagnostics.add(Nearest.to(name, known)
                .map(near -> diagnostic.withFix("did you mean '" + near + "'?"))
                .orElse(diagnostic));
    }

    private boolean areKeys(Option option, String written) {
        if (FeatureOption.Kind.KEYS.allows(written)) {
            return true;
        }
        diagnostics.add(Diagnostic.error(option.valueLocation(), "'" + written + "' are no keys of a telephone")
                .withCode("features.keys")
                .withExpected(FeatureOption.Kind.KEYS.expected()));
        return false;
    }

    private void applicationMap(Option option) {
        List<String> fields = fields(option.value());
        String side = fields.size() > 1 ? fields.get(1).split("/", 2)[0].toLowerCase(Locale.ROOT) : "";
        if (fields.size() < 3 || fields.get(2).isEmpty() || !(side.equals("self") || side.equals("peer"))) {
            diagnostics.add(
                    Diagnostic.error(option.valueLocation(), "the feature '" + option.name() + "' cannot be read")
                            .withCode("features.application")
                            .withFound(option.value())
                            .withExpected(FORM));
            return;
        }
        if (!areKeys(option, fields.get(0))) {
            return;
        }
        String application = fields.get(2);
        String arguments = fields.size() > 3 ? fields.get(3) : "";
        int music = 4;
        int open = application.indexOf('(');
        if (open > 0 && application.endsWith(")")) {
            arguments = application.substring(open + 1, application.length() - 1);
            application = application.substring(0, open);
            music = 3;
        }
        Template template = Template.parse(unquoted(arguments), offset -> option.valueLocation(), diagnostics);
        applications.put(
                option.name(),
                new DynamicFeature(
                        option.name(),
                        fields.get(0),
                        side.equals("peer"),
                        application,
                        template,
                        fields.size() > music ? fields.get(music) : "",
                        option.location()));
    }

    /** Split at commas outside of quotes and parentheses. */
    private static List<String> fields(String value) {
        List<String> fields = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (!quoted && c == ',' && depth <= 0) {
                fields.add(value.substring(from, at).strip());
                from = at + 1;
            }
        }
        fields.add(value.substring(from).strip());
        return fields;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private void group(Section section) {
        Map<String, String> members = groups.computeIfAbsent(section.name(), name -> new LinkedHashMap<>());
        for (Option option : section.options()) {
            if (!applications.containsKey(option.name())) {
                diagnostics.add(Diagnostic.warning(
                                option.location(),
                                "the group '" + section.name() + "' names '" + option.name()
                                        + "', which is no feature of [applicationmap]")
                        .withCode("features.group")
                        .withExpected(String.join(", ", applications.keySet())));
            } else if (areKeys(option, option.value())) {
                members.put(option.name(), option.value());
            }
        }
    }
}
