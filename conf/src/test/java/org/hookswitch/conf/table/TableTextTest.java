package org.hookswitch.conf.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Option;
import org.junit.jupiter.api.Test;

class TableTextTest {

    private static final OptionSpec<String> CONTEXT = OptionSpec.of("context", Values.string())
            .help("Where its calls enter the dialplan.")
            .defaultsTo("default");
    private static final OptionSpec<Integer> RINGS = OptionSpec.of("rings", Values.integer(1, 9))
            .help("How often.")
            .alias("ring")
            .required();
    private static final OptionSpec<String> SEPARATOR = OptionSpec.of("separator", Values.string())
            .help("What | stands between.")
            .defaultsTo(";");
    private static final OptionSpec<String> PASSWORD =
            OptionSpec.of("password", Values.secret()).help("A word.").defaultsTo("changeme");
    private static final OptionSpec<List<Option>> CODECS = OptionSpec.lines("Its codecs.", "allow", "disallow");
    private static final OptionSpec<List<Option>> T140 = OptionSpec.notSupported("t140", "no text");
    private static final SectionType PHONE =
            SectionType.of("phone", "One telephone.", CONTEXT, RINGS, SEPARATOR, PASSWORD, CODECS, T140);

    @Test
    void theSampleShowsEveryOptionWithItsHelpAndDefault() {
        assertThat(SectionType.of("phone", "One telephone.", CONTEXT, RINGS).sample())
                .isEqualTo("""
                        ; One telephone.
                        [phone]

                        ; Where its calls enter the dialplan.
                        ; Text.
                        ;context = default

                        ; How often.
                        ; A number from 1 to 9; required; also written ring.
                        ;rings =
                        """);
    }

    @Test
    void theDefaultsOfASampleReadBackAsTheDefaults() {
        SectionType type = SectionType.of("phone", "One telephone.", CONTEXT, SEPARATOR);
        String sample = type.sample()
                .lines()
                .map(line -> line.startsWith(";") && !line.startsWith("; ") ? line.substring(1) : line)
                .collect(Collectors.joining("\n"));
        Conf conf = ConfReader.in(Path.of("unused")).readText("sample.conf", sample);
        Diagnostics diagnostics = new Diagnostics();
        Settings settings = type.read(conf, conf.section("phone").orElseThrow(), diagnostics);

        assertThat(diagnostics.list()).isEmpty();
        assertThat(settings.get(CONTEXT)).isEqualTo("default");
        assertThat(settings.get(SEPARATOR)).isEqualTo(";");
    }

    @Test
    void theSampleOfAFileSaysEachSectionsType() {
        String sample = SectionTypes.byTypeOption("type", PHONE, SectionType.notSupported("wizard", "no magic"))
                .sample();

        assertThat(sample).contains("[phone]\ntype = phone\n").doesNotContain("wizard");
    }

    @Test
    void theMarkdownHasARowForEachOption() {
        assertThat(PHONE.markdown()).isEqualTo("""
                        ## phone

                        One telephone.

                        | option | value | default | help |
                        | --- | --- | --- | --- |
                        | `context` | text | `default` | Where its calls enter the dialplan. |
                        | `rings` | a number from 1 to 9; required; also written ring |  | How often. |
                        | `separator` | text | `;` | What \\| stands between. |
                        | `password` | a secret |  | A word. |
                        | `allow`, `disallow` | text; may be repeated |  | Its codecs. |
                        | `t140` |  |  | Not supported: no text |
                        """);
    }

    @Test
    void theHelpOfATypeListsItsOptions() {
        assertThat(SectionType.of("phone", "One telephone.", CONTEXT, RINGS).helpText())
                .isEqualTo("""
                        [phone]
                        One telephone.
                          context  Where its calls enter the dialplan.
                          rings    How often.
                        """);
    }

    @Test
    void theHelpOfAnOptionIsFoundByItsAlias() {
        assertThat(PHONE.helpText("RING")).contains("""
                        rings
                        How often.
                        Value: a number from 1 to 9; required; also written ring
                        Default: none
                        """);
        assertThat(PHONE.helpText("nothing")).isEqualTo(Optional.empty());
    }

    @Test
    void theDefaultOfASecretIsNotShown() {
        assertThat(PHONE.sample()
                        + PHONE.markdown()
                        + PHONE.helpText("password").orElseThrow())
                .doesNotContain("changeme");
    }
}
