package org.hookswitch.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, the reader returns, and everything it returns has a place within the file. */
class ReaderFuzzTest {

    private static final String[] PIECES = {
        "[",
        "]",
        "(",
        ")",
        "!",
        "+",
        ",",
        "=",
        "=>",
        "+=",
        ";",
        ";--",
        "--;",
        "-",
        "\\;",
        "\\",
        "\n",
        "\r\n",
        " ",
        "\t",
        "a",
        "b",
        "[a]",
        "[a](!)",
        "[b](a)",
        "[a](+)",
        "[a](+a=b&c)",
        "(+TEMPLATES=include)",
        "a = b\n",
        "a += b\n",
        "#include ",
        "#tryinclude ",
        "#exec x",
        "#",
        "\"",
        "<",
        ">",
        "fuzz.conf",
        "*",
        "?",
        "{a,",
        "}",
        "[!",
        "\u0000",
        "\uFEFF",
        "\u00e9",
        "\ud83d\ude00",
        "\ud83d",
        "../",
        "/",
        "~",
        "password",
        "((",
        "*+?",
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theReaderNeverThrowsAndEveryPlaceExists(long seed) {
        Random random = new Random(seed);
        ConfReader reader = ConfReader.in(folder).withLimits(new ReadLimits(400, 3, 20, 100_000, 5000));
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(80); i >= 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String content = text.toString();
            Conf conf = reader.readText("fuzz.conf", content);
            int lines = content.split("\n", -1).length;
            for (Diagnostic diagnostic : conf.diagnostics()) {
                assertThat(diagnostic.location().line()).as(content).isBetween(0, lines);
                assertThat(diagnostic.render()).as(content).isNotEmpty();
            }
            for (Section section : conf.sections()) {
                for (Option option : section.options()) {
                    assertThat(option.name())
                            .as(content)
                            .isNotEmpty()
                            .isEqualTo(option.name().trim());
                    assertThat(option.value())
                            .as(content)
                            .isEqualTo(option.value().trim());
                    assertThat(option.locate(option.value().length()).line())
                            .as(content)
                            .isBetween(1, lines);
                }
            }
        }
    }
}
