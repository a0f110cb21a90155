package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.pbx.feature.BuiltInFeature;
import org.hookswitch.pbx.feature.DynamicFeature;
import org.hookswitch.pbx.feature.FeatureOption;
import org.hookswitch.pbx.feature.FeatureSettings;
import org.junit.jupiter.api.Test;

class FeaturesFileTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private FeatureSettings read(String text) {
        return FeaturesFile.read(ConfReader.in(Path.of(".")).readText("features.conf", text), diagnostics);
    }

    private static DynamicFeature feature(FeatureSettings settings, String name) {
        return Objects.requireNonNull(settings.applications().get(name), name);
    }

    @Test
    void optionsAndKeysAreTakenAndTheOthersStayAsTheyAre() {
        FeatureSettings settings = read("[general]\nfeaturedigittimeout=1500\n[featuremap]\nblindxfer=#1\natxfer=*2\n");
        assertThat(settings.options())
                .containsEntry(FeatureOption.FEATURE_DIGIT_TIMEOUT, "1500")
                .containsEntry(FeatureOption.XFER_SOUND, "beep");
        assertThat(settings.keys())
                .containsEntry(BuiltInFeature.BLIND_TRANSFER, "#1")
                .containsEntry(BuiltInFeature.ATTENDED_TRANSFER, "*2")
                .containsEntry(BuiltInFeature.DISCONNECT, "*");
        assertThat(diagnostics.isEmpty()).isTrue();
    }

    @Test
    void allFormsOfTheApplicationMapAreRead() {
        FeatureSettings settings = read("""
                [applicationmap]
                plain => #7,self,Playback,hello
                quoted => #8,peer/both,Gosub,"marked,s,1(a,b)",quiet
                braced => #9,self/caller,Gosub(marked,s,1(a,b)),quiet
                bare => *3,peer,Hangup
                """);
        assertThat(diagnostics.render()).isEmpty();
        DynamicFeature quoted = feature(settings, "quoted");
        assertThat(quoted.onPeer()).isTrue();
        assertThat(quoted.arguments().source()).isEqualTo("marked,s,1(a,b)");
        assertThat(quoted.musicClass()).isEqualTo("quiet");
        DynamicFeature braced = feature(settings, "braced");
        assertThat(braced.application()).isEqualTo("Gosub");
        assertThat(braced.arguments().source()).isEqualTo("marked,s,1(a,b)");
        assertThat(braced.musicClass()).isEqualTo("quiet");
        assertThat(feature(settings, "plain").arguments().source()).isEqualTo("hello");
        assertThat(feature(settings, "bare").application()).isEqualTo("Hangup");
    }

    @Test
    void groupsGiveFeaturesOtherKeys() {
        FeatureSettings settings = read("[sales]\nmark => #6\n[applicationmap]\nmark => #7,self,NoOp\n");
        assertThat(settings.groups().get("sales")).containsEntry("mark", "#6");
        assertThat(diagnostics.isEmpty()).isTrue();
    }

    @Test
    void whatIsWrongOrMissingIsNamedWithItsLine() {
        read("""
                [general]
                featuredigittimeout=soon
                xfersuond=beep
                pickupexten=*8
                [featuremap]
                parkcall=#72
                blindxfer=hash
                [applicationmap]
                odd => #7,somebody,NoOp
                [group]
                nobody => #1
                """);
        assertThat(diagnostics.render())
                .contains("features.conf:2:", "a number")
                .contains("features.conf:3:", "did you mean 'xfersound'?")
                .contains("features.conf:4:", "'pickupexten' is not supported")
                .contains("features.conf:6:", "'parkcall' is not supported")
                .contains("features.conf:7:", "no keys of a telephone")
                .contains("features.conf:9:", "self|peer")
                .contains("features.conf:11:", "no feature of [applicationmap]");
    }
}
