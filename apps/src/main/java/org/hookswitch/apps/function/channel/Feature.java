package org.hookswitch.apps.function.channel;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.feature.ChannelFeatures;
import org.hookswitch.pbx.feature.FeatureOption;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code FEATURE}: the general options of features.conf, for one channel; {@code inherit} hands what is set down to the
 * channels made from it.
 */
public final class Feature extends ChannelFunction {

    private static final String INHERIT = "inherit";

    public Feature() {
        super(FunctionSpec.readWrite(
                        "FEATURE", "A general option of features.conf on this channel", "FEATURE(option_name)", 1, 1)
                .withWords(words()));
    }

    private static String[] words() {
        return Stream.concat(
                        Stream.of(INHERIT),
                        Arrays.stream(FeatureOption.values()).map(FeatureOption::word))
                .toArray(String[]::new);
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        ChannelFeatures features = ChannelFeatures.of(channel);
        if (call.text().strip().equalsIgnoreCase(INHERIT)) {
            return features.isInherited() ? "yes" : "no";
        }
        return option(call).map(features::text).orElse("");
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        ChannelFeatures features = ChannelFeatures.of(channel);
        if (call.text().strip().equalsIgnoreCase(INHERIT)) {
            if (FeatureOption.Kind.YES_NO.allows(value.strip())) {
                features.inherit(FeatureOption.isYes(value));
            } else {
                call.warn("'" + value + "' is neither yes nor no");
            }
            return;
        }
        option(call).ifPresent(option -> {
            if (!features.set(option, value.strip())) {
                call.warn("'" + value + "' is not " + option.kind().expected());
            }
        });
    }

    private static Optional<FeatureOption> option(FunctionCall call) {
        Optional<FeatureOption> option = FeatureOption.parse(call.text());
        if (option.isEmpty()) {
            call.warn("has no option '" + call.text() + "'");
        }
        return option;
    }
}
