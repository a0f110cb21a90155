package org.hookswitch.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are open in an editor stand for the files on the disk. */
class OpenTextsTest {

    @TempDir
    Path folder;

    @Test
    void anOpenTextStandsForTheFileAndForWhatIsIncluded() throws IOException {
        Files.writeString(folder.resolve("a.conf"), "[a]\n#include b.conf\n");
        Files.writeString(folder.resolve("b.conf"), "x=disk\n");
        ConfReader reader = ConfReader.in(folder).withTexts(Map.of(folder.resolve("b.conf"), "\nx=open\n"));
        Option option =
                reader.read("a.conf").section("a").orElseThrow().options().getFirst();
        assertThat(option.value()).isEqualTo("open");
        assertThat(option.location()).isEqualTo(new SourceLocation("b.conf", 2, 1));
        assertThat(Files.readString(folder.resolve("b.conf"))).isEqualTo("x=disk\n");
    }

    @Test
    void aFileThatWasNeverSavedExistsForWhoeverNamesIt() throws IOException {
        Files.writeString(folder.resolve("a.conf"), "[a]\n#include new.conf\n");
        ConfReader reader = ConfReader.in(folder).withTexts(Map.of(folder.resolve("new.conf"), "x=1\n"));
        Conf conf = reader.read("a.conf");
        assertThat(conf.diagnostics()).isEmpty();
        assertThat(conf.files()).containsExactly("a.conf", "new.conf");
        assertThat(reader.exists("new.conf")).isTrue();
        assertThat(conf.lines("new.conf")).containsExactly("x=1", "");
    }

    @Test
    void openTextsThatIncludeEachOtherAreACycle() {
        ConfReader reader = ConfReader.in(folder)
                .withTexts(Map.of(
                        folder.resolve("a.conf"), "#include b.conf\n[a]\n",
                        folder.resolve("b.conf"), "#include a.conf\n"));
        assertThat(reader.read("a.conf").diagnostics())
                .extracting(diagnostic -> diagnostic.code().orElseThrow())
                .containsExactly("conf.include-cycle");
    }
}
