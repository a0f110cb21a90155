package org.hookswitch.pbx.feature;

import java.util.EnumMap;
import java.util.Map;

/**
 * What features.conf says. Immutable; the switch has it as a part, so that all its channels share it.
 *
 * @param options what differs from {@link FeatureOption#initial}
 * @param keys what differs from {@link BuiltInFeature#initialKeys}
 * @param applications the lines of [applicationmap] by name
 * @param groups groups of those by name: which feature has which keys there, empty for the feature's own
 */
public record FeatureSettings(
        Map<FeatureOption, String> options,
        Map<BuiltInFeature, String> keys,
        Map<String, DynamicFeature> applications,
        Map<String, Map<String, String>> groups) {

    /** A switch without a features.conf. */
    public static final FeatureSettings DEFAULTS = new FeatureSettings(Map.of(), Map.of(), Map.of(), Map.of());

    public FeatureSettings {
        var allOptions = new EnumMap<FeatureOption, String>(FeatureOption.class);
        for (FeatureOption option : FeatureOption.values()) {
            allOptions.put(option, options.getOrDefault(option, option.initial()));
        }
        var allKeys = new EnumMap<BuiltInFeature, String>(BuiltInFeature.class);
        for (BuiltInFeature feature : BuiltInFeature.values()) {
            allKeys.put(feature, keys.getOrDefault(feature, feature.initialKeys()));
        }
        options = Map.copyOf(allOptions);
        keys = Map.copyOf(allKeys);
        applications = Map.copyOf(applications);
        groups = Map.copyOf(groups);
    }
}
