package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configuration and the sounds that come with the switch. */
class ShippedFilesTest {

    private static final Path HOME = Path.of("..");
    private static final Path CONFIG = HOME.resolve("config");
    private static final long SOUND_BYTES = 3_000_000;

    @TempDir
    Path state;

    static List<String> configurationFiles() throws IOException {
        try (Stream<Path> files = Files.list(CONFIG)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("configurationFiles")
    void everyConfigurationFileReadsWithoutAWord(String file) {
        PhoneSecrets.make(state, new SecureRandom());
        assertThat(ConfReader.in(CONFIG).withMadeFiles(state).read(file).diagnostics())
                .isEmpty();
    }

    @Test
    void eachPhoneHasAnEndpointAnAddressAndAMadePassword() {
        PhoneSecrets.make(state, new SecureRandom());
        Conf conf = ConfReader.in(CONFIG).withMadeFiles(state).read("pjsip.conf");
        for (String phone : List.of("6001", "6002", "6003")) {
            assertThat(conf.sections(phone))
                    .extracting(section -> section.value("type").orElse(""))
                    .containsExactlyInAnyOrder("endpoint", "aor", "auth");
        }
    }

    @Test
    void noPasswordStandsInTheConfiguration() throws IOException {
        for (String file : configurationFiles()) {
            assertThat(Files.readString(CONFIG.resolve(file))).doesNotContainPattern("(?m)^\\s*password");
        }
    }

    @Test
    void everySoundTheDialplanPlaysIsThere() throws IOException {
        var named = new TreeSet<String>();
        var calls = Pattern.compile("(?:Playback|Background|Read)\\((?:CHOICE,)?([^,)]+)")
                .matcher(Files.readString(CONFIG.resolve("extensions.conf")));
        while (calls.find()) {
            named.addAll(List.of(calls.group(1).split("&", -1)));
        }
        assertThat(named)
                .contains("menu-choices", "goodbye", "screen-choices")
                .allSatisfy(sound ->
                        assertThat(HOME.resolve("sounds/en/" + sound + ".ulaw")).exists());
    }

    @Test
    void everyPromptOfTheListIsSpokenAndTheSetIsSmall() throws IOException {
        for (String line : Files.readAllLines(HOME.resolve("sounds/en.tsv"))) {
            if (!line.startsWith("#")) {
                assertThat(HOME.resolve("sounds/en/" + line.split("\t", -1)[0] + ".ulaw"))
                        .exists();
            }
        }
        long bytes = 0;
        try (Stream<Path> sounds = Files.walk(HOME.resolve("sounds"))) {
            for (Path sound : sounds.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(sound);
            }
        }
        assertThat(bytes).isLessThan(SOUND_BYTES);
    }
}
