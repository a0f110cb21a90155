package org.hookswitch.apps.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.hookswitch.pbx.spi.FunctionSpec.Danger;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.Test;

class FunctionSpecsTest {

    /** Fields that say something even when nothing is known of a party. */
    private static final Pattern WORDS_WITH_VALUES = Pattern.compile("all$|valid$|pres$|plan$|type$|odd$|charset$");

    private static List<FunctionSpec> specs() {
        try (Pbx pbx = Pbx.builder().build()) {
            return pbx.registry().functions().stream()
                    .map(DialplanFunction::spec)
                    .toList();
        }
    }

    @Test
    void theServiceLoaderFindsEveryFunctionOnce() {
        assertThat(specs())
                .extracting(FunctionSpec::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(113);
    }

    @Test
    void everyTableIsWellMade() {
        for (FunctionSpec spec : specs()) {
            assertThat(spec.usage()).startsWith(spec.name() + "(").endsWith(")");
            assertThat(spec.synopsis()).as(spec.name()).isNotBlank().doesNotEndWith(".");
            assertThat(spec.minimum()).as(spec.name()).isBetween(0, spec.maximum());
            assertThat(spec.readable() || spec.writable()).as(spec.name()).isTrue();
        }
    }

    /** The named values of Asterisk's own documentation. */
    @Test
    void theFieldsOfPartiesAreThoseOfAsterisk() throws IOException {
        Map<String, FunctionSpec> byName = new TreeMap<>();
        specs().forEach(s -> byName.put(s.name(), s));
        try (InputStream in = getClass().getResourceAsStream("/functions/words.tsv")) {
            assertThat(in).isNotNull();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] fields = line.split("\t", -1);
                assertThat(java.util.Objects.requireNonNull(byName.get(fields[0]), fields[0])
                                .words())
                        .as(fields[0])
                        .containsExactlyInAnyOrder(fields[1].split(" ", -1));
            }
        }
    }

    @Test
    void everyFieldOfAPartyThatTheTableNamesCanBeRead() {
        try (Simulation simulation = Scene.of("exten => s,1,Stand()\n")) {
            simulation.pbx().registry().add(new Stand(channel -> {
                for (String function : List.of("CALLERID", "CONNECTEDLINE", "REDIRECTING")) {
                    FunctionSpec spec = channel.pbx()
                            .registry()
                            .function(function)
                            .orElseThrow()
                            .spec();
                    for (String word : spec.words()) {
                        String value = channel.scope().function(function, word);
                        if (value.isEmpty() && WORDS_WITH_VALUES.matcher(word).find()) {
                            channel.pbx().globals().set("unread", function + "(" + word + ")");
                        }
                    }
                }
            }));
            simulation.phone("a").dials("s", "default");
            simulation.run();
            assertThat(Scene.global(simulation, "unread")).isEmpty();
        }
    }

    @Test
    void whatCanDoHarmFromOutsideIsMarked() {
        Map<String, Danger> marked = new TreeMap<>();
        specs().stream().filter(s -> s.dangerous() != Danger.NONE).forEach(s -> marked.put(s.name(), s.dangerous()));
        assertThat(marked)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CURL", Danger.WRITE,
                        "DB_DELETE", Danger.READ,
                        "FILE", Danger.BOTH,
                        "FILE_COUNT_LINE", Danger.READ,
                        "FILE_FORMAT", Danger.READ,
                        "LOCK", Danger.READ,
                        "SHELL", Danger.READ,
                        "STAT", Danger.READ,
                        "TRYLOCK", Danger.READ,
                        "UNLOCK", Danger.READ));
    }

    @Test
    void withoutAChannelAFunctionThatNeedsOneSaysSo() {
        try (Pbx pbx = Pbx.builder().build()) {
            assertThat(pbx.scope().function("CALLERID", "num")).isEmpty();
            assertThat(pbx.scope().function("LEN", "abc")).isEqualTo("3");
        }
    }
}
