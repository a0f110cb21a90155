package org.hookswitch.apps.function.channel;

import java.util.Arrays;
import java.util.Optional;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.feature.BuiltInFeature;
import org.hookswitch.pbx.feature.ChannelFeatures;
import org.hookswitch.pbx.feature.FeatureOption;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code FEATUREMAP}: the keys of a built-in feature, for one channel. */
public final class FeatureMap extends ChannelFunction {

    public FeatureMap() {
        super(FunctionSpec.readWrite(
                        "FEATUREMAP",
                        "The keys of a built-in feature on this channel",
                        "FEATUREMAP(feature_name)",
                        1,
                        1)
                .withWords(Arrays.stream(BuiltInFeature.values())
                        .map(BuiltInFeature::word)
                        .toArray(String[]::new)));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        return feature(call)
                .map(feature -> ChannelFeatures.of(channel).keys(feature))
                .orElse("");
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        feature(call).ifPresent(feature -> {
            if (!ChannelFeatures.of(channel).set(feature, value.strip())) {
                call.warn("'" + value + "' is not " + FeatureOption.Kind.KEYS.expected());
            }
        });
    }

    private static Optional<BuiltInFeature> feature(FunctionCall call) {
        Optional<BuiltInFeature> feature = BuiltInFeature.parse(call.text());
        if (feature.isEmpty()) {
            call.warn("has no feature '" + call.text() + "'");
        }
        return feature;
    }
}
