package org.hookswitch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeededProgramsTest {

    @TempDir
    Path folder;

    @Test
    void anInstalledProgramLetsTheTestRun() throws IOException {
        Files.createFile(
                folder.resolve("caller"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        var result = new NeededPrograms(Map.of("caller", "caller-tools"), List.of(folder), false).evaluate("caller");
        assertThat(result.isDisabled()).isFalse();
    }

    @Test
    void aMissingProgramSkipsTheTestAndNamesThePackage() {
        var result = new NeededPrograms(Map.of("caller", "caller-tools"), List.of(folder), false).evaluate("caller");
        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("not installed: caller (package caller-tools)");
    }

    @Test
    void aProgramThatIsNotOnTheListIsAnError() {
        var condition = new NeededPrograms(Map.of(), List.of(folder), false);
        assertThatThrownBy(() -> condition.evaluate("caller")).hasMessageContaining("caller");
    }

    @Test
    void aQuickRunLeavesTheTestOut() {
        var result = new NeededPrograms(Map.of("caller", "caller-tools"), List.of(folder), true).evaluate("caller");
        assertThat(result.getReason()).contains("left out of a quick run: caller");
    }

    @Test
    void everyLineOfTheListNamesAPackage() {
        assertThat(NeededPrograms.readList())
                .isNotEmpty()
                .allSatisfy(
                        (program, debianPackage) -> assertThat(debianPackage).isNotBlank());
    }
}
