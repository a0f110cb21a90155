package org.hookswitch.apps.say;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said has its prompts among the sounds of the switch. */
class PromptsThereTest {

    private static final Path SOUNDS = Path.of("../sounds/en");
    private static final String PRINTABLE =
            IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());

    private static void assertThere(List<String> prompts) {
        var missing = new TreeSet<>(prompts);
        missing.removeIf(prompt -> Files.exists(SOUNDS.resolve(prompt + ".ulaw")));
        assertThat(missing).isEmpty();
    }

    @Test
    void numbers() {
        var prompts = new ArrayList<String>();
        for (long number : new long[] {1_234, 1_000_000, 2_000_000_000L, 30_000_000_019L, -1, English.LARGEST}) {
            prompts.addAll(English.number(number));
            prompts.addAll(English.ordinal(number));
        }
        for (int i = 0; i <= 130; i++) {
            prompts.addAll(English.number(i));
            // Nothing is the zeroth.
            prompts.addAll(English.ordinal(i + 1));
        }
        assertThere(prompts);
    }

    @Test
    void letters() {
        assertThere(English.letters(PRINTABLE, English.Case.BOTH));
        assertThere(English.phonetic(PRINTABLE));
        assertThere(English.digits(PRINTABLE));
    }

    @Test
    void money() {
        assertThere(English.money("1.01"));
        assertThere(English.money("2.02"));
    }

    @Test
    void times() {
        var prompts = new ArrayList<String>();
        ZonedDateTime now = ZonedDateTime.of(2026, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);
        for (int i = 0; i < 400; i++) {
            ZonedDateTime time = now.minusDays(i).plusMinutes(61L * i).plusSeconds(i);
            prompts.addAll(EnglishTime.say(time, now, "ABdmYIMNpQqRHkST", problem -> {}));
        }
        assertThere(prompts);
    }
}
