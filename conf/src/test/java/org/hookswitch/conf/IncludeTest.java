package org.hookswitch.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code #include}, {@code #tryinclude} and {@code #exec}. */
class IncludeTest {

    @TempDir
    Path folder;

    private void write(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, String.join("\n", lines));
    }

    private Conf read(String file) {
        return ConfReader.in(folder).read(file);
    }

    private static String content(Conf conf) {
        return conf.sections().stream()
                .map(section -> "[" + section.name() + "]"
                        + section.options().stream()
                                .map(option -> option.name() + "=" + option.value())
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining());
    }

    private static List<String> codes(Conf conf) {
        return conf.diagnostics().stream()
                .map(diagnostic -> diagnostic.code().orElse("none"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#include b.conf",
                "#include \"b.conf\"",
                "#include <b.conf>",
                "#INCLUDE b.conf ; remark",
                "#tryinclude b.conf",
                "  #include   b.conf",
                "#include ./b.conf",
                "#include {b,c}.conf",
                "#include ?.conf",
                "#include [b-z].conf",
            })
    void aFileIsIncludedHoweverItsNameIsWritten(String directive) throws IOException {
        write("main.d/a.conf", "[s]", directive);
        write("b.conf", "a = 1");
        Conf conf = read("main.d/a.conf");

        assertThat(content(conf)).isEqualTo("[s]a=1");
        assertThat(conf.sections().getFirst().options().getFirst().location())
                .isEqualTo(new SourceLocation("b.conf", 1, 1));
    }

    @Test
    void namesAreRelativeToTheFolderAndNotToTheIncludingFile() throws IOException {
        write("a.conf", "#include sub/b.conf");
        write("sub/b.conf", "[s]", "#include c.conf");
        write("c.conf", "a = 1");
        write("sub/c.conf", "a = 2");

        assertThat(content(read("a.conf"))).isEqualTo("[s]a=1");
    }

    @Test
    void anAbsoluteNameIsTakenAsItIs() throws IOException {
        write("b.conf", "[s]", "a = 1");
        write("a.conf", "#include " + folder.resolve("b.conf"));

        assertThat(content(read("a.conf"))).isEqualTo("[s]a=1");
    }

    @Test
    void aPatternIncludesItsFilesInOrderAndNoHiddenOnes() throws IOException {
        write("a.conf", "#include d*/*.conf");
        write("d2/a.conf", "[s3]");
        write("d1/b.conf", "[s2]");
        write("d1/a.conf", "[s1]");
        write("d1/.hidden.conf", "[hidden]");
        write("d1/a.txt", "[text]");

        assertThat(content(read("a.conf"))).isEqualTo("[s1][s2][s3]");
    }

    @Test
    void everyFileThatWasReadIsNamed() throws IOException {
        write("a.conf", "#include b.conf", "#include b.conf");
        write("b.conf", "[s]");

        assertThat(read("a.conf").files()).containsExactly("a.conf", "b.conf");
    }

    @Test
    void aMissingFileIsAnError() throws IOException {
        write("a.conf", "[s]", "#include b.conf", "a = 1");
        Conf conf = read("a.conf");

        assertThat(codes(conf)).containsExactly("conf.no-file");
        assertThat(conf.hasErrors()).isTrue();
        assertThat(content(conf)).isEqualTo("[s]a=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#tryinclude b.conf", "#tryinclude d/*.conf"})
    void aMissingFileThatIsOnlyTriedIsNothing(String directive) throws IOException {
        write("a.conf", "[s]", directive);

        assertThat(read("a.conf").diagnostics()).isEmpty();
    }

    @Test
    void aPatternThatMatchesNothingIsDoubtful() throws IOException {
        write("a.conf", "[s]", "#include d/*.conf");

        assertThat(codes(read("a.conf"))).containsExactly("conf.no-match");
    }

    @Test
    void aMissingMainFileIsAnErrorAndNothingElse() {
        Conf conf = read("none.conf");

        assertThat(codes(conf)).containsExactly("conf.no-file");
        assertThat(conf.sections()).isEmpty();
    }

    @Test
    void aFolderIsNotAFileToInclude() throws IOException {
        write("d/x.conf", "[s]");
        write("a.conf", "#include d");

        assertThat(codes(read("a.conf"))).containsExactly("conf.not-a-file");
    }

    @Test
    void aCircleOfIncludesIsCaught() throws IOException {
        write("a.conf", "[a]", "#include b.conf", "x = 1");
        write("b.conf", "[b]", "#include ./a.conf", "y = 2");
        Conf conf = read("a.conf");

        assertThat(codes(conf)).contains("conf.include-cycle");
        assertThat(content(conf)).isEqualTo("[a]x=1[b]y=2");
    }

    @Test
    void includesBeyondTheDepthAreLeftOut() throws IOException {
        for (int i = 0; i < 12; i++) {
            write("f" + i + ".conf", "[s" + i + "]", "#include f" + (i + 1) + ".conf");
        }
        Conf conf = read("f0.conf");

        assertThat(codes(conf)).containsExactly("conf.include-depth");
        assertThat(conf.sections()).hasSize(11);
    }

    @Test
    void includesThatMultiplyEndAtTheLimitOfFiles() throws IOException {
        for (int i = 0; i < 9; i++) {
            write("f" + i + ".conf", ("#include f" + (i + 1) + ".conf\n").repeat(10));
        }
        write("f9.conf", "[s]");
        Conf conf = ConfReader.in(folder)
                .withLimits(new ReadLimits(100, 10, 50, 100_000, 100))
                .read("f0.conf");

        assertThat(codes(conf)).contains("conf.too-many-files");
    }

    @Test
    void moreBytesThanTheLimitAreLeftOut() throws IOException {
        write("a.conf", "[s]", "a = 1", "#include b.conf");
        write("b.conf", "; " + "x".repeat(1000));
        Conf conf = ConfReader.in(folder)
                .withLimits(new ReadLimits(2000, 10, 50, 500, 100))
                .read("a.conf");

        assertThat(codes(conf)).containsExactly("conf.too-large");
        assertThat(content(conf)).isEqualTo("[s]a=1");
    }

    @Test
    void anIncludedFileGoesOnInTheSectionThatIsOpen() throws IOException {
        write("a.conf", "[s]", "#include b.conf", "z = 3");
        write("b.conf", "a = 1");

        assertThat(content(read("a.conf"))).isEqualTo("[s]a=1,z=3");
    }

    @Test
    void behindAnIncludeTheSectionOfTheDirectiveGoesOn() throws IOException {
        write("a.conf", "[s]", "#include b.conf", "z = 3");
        write("b.conf", "[t]", "a = 1");
        Conf conf = read("a.conf");

        assertThat(content(conf)).isEqualTo("[s]z=3[t]a=1");
        assertThat(codes(conf)).containsExactly("conf.option-after-include");
    }

    @Test
    void aCommentThatAnIncludedFileLeavesOpenEndsWithIt() throws IOException {
        write("a.conf", "[s]", "#include b.conf", "z = 3");
        write("b.conf", ";-- open");

        assertThat(content(read("a.conf"))).isEqualTo("[s]z=3");
    }

    @Test
    void aTemplateOfAnIncludedFileMayBeInherited() throws IOException {
        write("a.conf", "#include b.conf", "[s](t)");
        write("b.conf", "[t](!)", "a = 1");

        assertThat(content(read("a.conf"))).isEqualTo("[s]a=1");
    }

    @Test
    void execTakesTheOutputOfACommandWhenItIsAllowed() throws IOException {
        write("a.conf", "[s]", "#exec \"printf 'a = %s\\n' 1 2\"");
        Conf conf = ConfReader.in(folder).withExec(ExecRule.DEFAULT).read("a.conf");

        assertThat(conf.diagnostics()).isEmpty();
        assertThat(content(conf)).isEqualTo("[s]a=1,a=2");
    }

    @Test
    void execDoesNothingUnlessItIsAllowed() throws IOException {
        write("a.conf", "[s]", "#exec touch ran");
        Conf conf = read("a.conf");

        assertThat(codes(conf)).containsExactly("conf.exec-off");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep 60", "exit 3", "yes", "cat /nonexistent/file"})
    void aCommandThatFailsOrTakesTooMuchIsAnError(String command) throws IOException {
        write("a.conf", "[s]", "#exec " + command, "a = 1");
        Conf conf = ConfReader.in(folder)
                .withExec(new ExecRule(Duration.ofMillis(300), 10_000))
                .read("a.conf");

        assertThat(codes(conf)).containsExactly("conf.exec-failed");
        assertThat(content(conf)).isEqualTo("[s]a=1");
    }

    @Test
    void aFileTheSwitchMadeIsIncludedUnlessTheConfigurationFolderHasOneOfThatName(@TempDir Path made)
            throws IOException {
        write("a.conf", "#include secret.conf", "#include \"other*.conf\"", "#include nowhere.conf");
        Files.writeString(made.resolve("secret.conf"), "[made]");
        Files.writeString(made.resolve("other.conf"), "[other]");
        Conf conf = ConfReader.in(folder).withMadeFiles(made).read("a.conf");
        assertThat(content(conf)).isEqualTo("[made][other]");
        assertThat(codes(conf)).containsExactly("conf.no-file");
        assertThat(conf.diagnostics().getFirst().expected()).hasValue("a file at " + folder.resolve("nowhere.conf"));

        write("secret.conf", "[own]");
        assertThat(content(ConfReader.in(folder).withMadeFiles(made).read("a.conf")))
                .isEqualTo("[own][other]");
    }
}
