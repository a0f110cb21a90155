package org.hookswitch.pjsip.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.SectionType;
import org.junit.jupiter.api.Test;

class PjsipTablesTest {

    private static List<String> asterisksOptions() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PjsipTablesTest.class.getResourceAsStream("asterisk-22-options.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    private static SectionType type(String name) {
        return PjsipTables.ALL.types().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyOptionThatAsteriskKnowsIsInATable() throws IOException {
        Map<String, TreeSet<String>> unknown = new TreeMap<>();
        for (String line : asterisksOptions()) {
            String[] words = line.split("\t", 2);
            if (type(words[0]).option(words[1]).isEmpty()) {
                unknown.computeIfAbsent(words[0], section -> new TreeSet<>()).add(words[1]);
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void noTableHasAnOptionThatAsteriskDoesNotKnow() throws IOException {
        List<String> known = asterisksOptions();

        for (SectionType type : PjsipTables.ALL.types()) {
            for (OptionSpec<?> option : type.options()) {
                for (String name : option.names()) {
                    assertThat(known).contains(type.name() + "\t" + name);
                }
            }
        }
    }

    @Test
    void everyOptionHasALineOfHelp() {
        for (SectionType type : PjsipTables.ALL.types()) {
            for (OptionSpec<?> option : type.options()) {
                assertThat(option.help())
                        .as("%s of %s", option, type)
                        .isNotBlank()
                        .doesNotContain("\n");
            }
        }
    }
}
