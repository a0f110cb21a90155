package org.hookswitch.pbx.feature;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features of one channel: what features.conf says, unless FEATURE() or FEATUREMAP() said otherwise on this channel.
 *
 * <p>Thread-safe.
 */
public final class ChannelFeatures {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelFeatures.class);

    private final Channel channel;
    private final FeatureSettings settings;

    private ChannelFeatures(Channel channel) {
        this.channel = channel;
        this.settings = settings(channel.pbx());
    }

    public static ChannelFeatures of(Channel channel) {
        return new ChannelFeatures(channel);
    }

    private static FeatureSettings settings(Pbx pbx) {
        return pbx.part(FeatureSettings.class, p -> FeatureSettings.DEFAULTS);
    }

    /** What was said on the channel itself. */
    private static final class Own implements AutoCloseable {
        private final Map<FeatureOption, String> options = new EnumMap<>(FeatureOption.class);
        private final Map<BuiltInFeature, String> keys = new EnumMap<>(BuiltInFeature.class);
        private boolean inherited;

        synchronized Optional<String> option(FeatureOption option) {
            return Optional.ofNullable(options.get(option));
        }

        synchronized Optional<String> keys(BuiltInFeature feature) {
            return Optional.ofNullable(keys.get(feature));
        }

        synchronized void copyTo(Own child) {
            if (inherited) {
                synchronized (child) {
                    child.options.putAll(options);
                    child.keys.putAll(keys);
                    child.inherited = true;
                }
            }
        }

        @Override
        public void close() {}
    }

    private Own own() {
        return channel.attachment(Own.class, Own::new);
    }

    /** The value of an option. */
    public String text(FeatureOption option) {
        return channel.attachment(Own.class)
                .flatMap(o -> o.option(option))
                .orElseGet(() -> Objects.requireNonNull(settings.options().get(option)));
    }

    public int number(FeatureOption option) {
        return Integer.parseInt(text(option));
    }

    public boolean isOn(FeatureOption option) {
        return FeatureOption.isYes(text(option));
    }

    public Duration seconds(FeatureOption option) {
        return Duration.ofSeconds(number(option));
    }

    /** Sets an option for this channel; false when it does not allow the value. */
    public boolean set(FeatureOption option, String value) {
        if (!option.kind().allows(value)) {
            return false;
        }
        Own own = own();
        synchronized (own) {
            own.options.put(option, value);
        }
        return true;
    }

    /** The keys of a feature; empty when it has none. */
    public String keys(BuiltInFeature feature) {
        return channel.attachment(Own.class)
                .flatMap(o -> o.keys(feature))
                .orElseGet(() -> Objects.requireNonNull(settings.keys().get(feature)));
    }

    /** Sets the keys of a feature for this channel; false when they are no keys. */
    public boolean set(BuiltInFeature feature, String keys) {
        if (!FeatureOption.Kind.KEYS.allows(keys)) {
            return false;
        }
        Own own = own();
        synchronized (own) {
            own.keys.put(feature, keys);
        }
        return true;
    }

    /** Whether channels made from this one get what was said on it. */
    public boolean isInherited() {
        return channel.attachment(Own.class)
                .map(o -> {
                    synchronized (o) {
                        return o.inherited;
                    }
                })
                .orElse(false);
    }

    public void inherit(boolean newInherited) {
        Own own = own();
        synchronized (own) {
            own.inherited = newInherited;
        }
    }

    /** Gives a channel made from another what was said on that one, when it is to be inherited. */
    public static void inherit(Channel parent, Channel child) {
        parent.attachment(Own.class).ifPresent(o -> {
            if (ChannelFeatures.of(parent).isInherited()) {
                o.copyTo(child.attachment(Own.class, Own::new));
            }
        });
    }

    /** The features that the channel's DYNAMIC_FEATURES names, by their keys; the first to claim keys has them. */
    public Map<String, DynamicFeature> dynamic() {
        String names = channel.variables().get("DYNAMIC_FEATURES");
        if (names == null || names.isEmpty()) {
            return Map.of();
        }
        var byKeys = new LinkedHashMap<String, DynamicFeature>();
        for (String name : names.split("#")) {
            String wanted = name.strip();
            Map<String, String> group = settings.groups().get(wanted);
            DynamicFeature feature = settings.applications().get(wanted);
            if (group != null) {
                group.forEach((member, keys) -> {
                    DynamicFeature of = settings.applications().get(member);
                    if (of != null) {
                        byKeys.putIfAbsent(keys.isEmpty() ? of.keys() : keys, of);
                    }
                });
            } else if (feature != null) {
                byKeys.putIfAbsent(feature.keys(), feature);
            } else if (!wanted.isEmpty()) {
                LOG.warn(
                        "{}: DYNAMIC_FEATURES names '{}', expected a line of [applicationmap] or a group in features.conf",
                        channel,
                        wanted);
            }
        }
        return byKeys;
    }
}
