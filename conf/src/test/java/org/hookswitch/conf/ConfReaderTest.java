package org.hookswitch.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of one file: options, comments, sections, templates. */
class ConfReaderTest {

    @TempDir
    Path folder;

    private Conf read(String... lines) {
        return ConfReader.in(folder).readText("test.conf", String.join("\n", lines));
    }

    /** What a section holds, as {@code name=value} joined by {@code |}. */
    private static String content(Section section) {
        return section.options().stream()
                .map(option -> option.name() + "=" + option.value())
                .collect(Collectors.joining("|"));
    }

    private static List<String> codes(Conf conf) {
        return conf.diagnostics().stream()
                .map(diagnostic -> diagnostic.code().orElse("none"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a=b ~ a ~ b",
                "a = b ~ a ~ b",
                "`  a\t=\tb  ` ~ a ~ b",
                "a => b ~ a ~ b",
                "a=>b ~ a ~ b",
                "a = b = c ~ a ~ b = c",
                "a = ~ a ~ ``",
                "a = b ; comment ~ a ~ b",
                "a = b\\;c ~ a ~ b;c",
                "a = b\\;c\\;d ;e ~ a ~ b;c;d",
                "a = b \\; ~ a ~ b ;",
                "a = b\\c ~ a ~ b\\c",
                "a = one ;-- two --; three ~ a ~ one  three",
                ";-- x --; a = b ~ a ~ b",
                ";-- x ;-- y --; z --; a = b ~ a ~ b",
                "a = b ;--- c --; d ~ a ~ b",
                "a = b ;- c ~ a ~ b",
                "a = ;-- x ---; c ~ a ~ c",
                "exten = _X.,1,NoOp(#hash) ~ exten ~ _X.,1,NoOp(#hash)",
                "exten => 1,1,Set(x=[1]) ~ exten ~ 1,1,Set(x=[1])",
                "a = \"quoted\" ~ a ~ \"quoted\"",
                "two words = x ~ two words ~ x",
            })
    void anOptionIsReadFromALine(String line, String name, String value) {
        Conf conf = read("[s]", line);

        assertThat(conf.diagnostics()).isEmpty();
        assertThat(conf.section("s").orElseThrow().options()).singleElement().satisfies(option -> {
            assertThat(option.name()).isEqualTo(name);
            assertThat(option.value()).isEqualTo(value);
        });
    }

    @Test
    void theArrowIsRemembered() {
        Section section = read("[s]", "a = b", "exten => 1,1,NoOp").section("s").orElseThrow();

        assertThat(section.options()).extracting(Option::isObject).containsExactly(false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`a = b` ~ `a += ,c` ~ b ,c",
                "`a = b` ~ `a+=c` ~ bc",
                "`a = b` ~ `a += c` ~ b c",
                "`a = ` ~ `a += c` ~ c",
            })
    void plusEqualsAppendsTheTextBehindTheSign(String first, String second, String value) {
        assertThat(content(read("[s]", first, second).section("s").orElseThrow()))
                .isEqualTo("a=" + value);
    }

    @Test
    void plusEqualsWithoutAnEarlierOptionIsAnOption() {
        assertThat(content(read("[s]", "a += b").section("s").orElseThrow())).isEqualTo("a=b");
    }

    @Test
    void plusEqualsAppendsToTheLastOfThatNameInItsPlace() {
        Section section =
                read("[s]", "a = 1", "a = 2", "b = 3", "a += !").section("s").orElseThrow();

        assertThat(content(section)).isEqualTo("a=1|a=2 !|b=3");
    }

    @Test
    void aCharacterOfAnAppendedValueIsFoundOnItsOwnLine() {
        Option option = read("[s]", "a = xy", "a +=z")
                .section("s")
                .orElseThrow()
                .options()
                .getFirst();

        assertThat(option.locate(1)).isEqualTo(new SourceLocation("test.conf", 2, 6));
        assertThat(option.locate(2)).isEqualTo(new SourceLocation("test.conf", 3, 5));
    }

    @Test
    void aValueIsLocatedBehindCommentsAndEscapes() {
        Option option = read("[s]", "  a => 1\\;2;-- x --;3")
                .section("s")
                .orElseThrow()
                .options()
                .getFirst();

        assertThat(option.value()).isEqualTo("1;23");
        assertThat(option.location()).isEqualTo(new SourceLocation("test.conf", 2, 3));
        assertThat(List.of(option.locate(0), option.locate(1), option.locate(2), option.locate(3), option.locate(4)))
                .extracting(SourceLocation::column)
                .containsExactly(8, 10, 11, 21, 22);
    }

    @Test
    void aBlockCommentMaySpanLinesAndLeavesWhatIsAroundIt() {
        Conf conf = read("[s]", "a = 1 ;-- from", "b = 2", "[t]", "to --; c = 3", "d = 4");

        assertThat(conf.sections()).hasSize(1);
        assertThat(content(conf.sections().getFirst())).isEqualTo("a=1|c=3|d=4");
    }

    @Test
    void aCommentThatIsNeverClosedIsAnErrorWhereItBegins() {
        Conf conf = read("[s]", "a = 1", "b = 2 ;-- oops", "c = 3");

        assertThat(content(conf.sections().getFirst())).isEqualTo("a=1|b=2");
        assertThat(conf.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).contains("conf.unclosed-comment");
            assertThat(diagnostic.location()).isEqualTo(new SourceLocation("test.conf", 3, 7));
        });
    }

    @Test
    void linesOfDashesBehindASemicolonAreOrdinaryComments() {
        Conf conf = read(";-----------", "[s]", ";---- a = 1 ----;", "b = 2");

        assertThat(conf.diagnostics()).isEmpty();
        assertThat(content(conf.sections().getFirst())).isEqualTo("b=2");
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsAreNotContent() throws IOException {
        Files.write(folder.resolve("w.conf"), "\uFEFF[s]\r\na = b\r\n".getBytes(StandardCharsets.UTF_8));

        Conf conf = ConfReader.in(folder).read("w.conf");

        assertThat(conf.diagnostics()).isEmpty();
        assertThat(content(conf.section("s").orElseThrow())).isEqualTo("a=b");
    }

    @Test
    void aFileThatIsNotUtf8IsReadAsLatin1() throws IOException {
        Files.write(folder.resolve("l.conf"), "[s]\na = J\u00fcrgen\n".getBytes(StandardCharsets.ISO_8859_1));

        Conf conf = ConfReader.in(folder).read("l.conf");

        assertThat(codes(conf)).containsExactly("conf.charset");
        assertThat(content(conf.section("s").orElseThrow())).isEqualTo("a=J\u00fcrgen");
    }

    @Test
    void sectionsOfOneNameStaySeveral() {
        Conf conf = read("[100]", "type = endpoint", "[100]", "type = aor");

        assertThat(conf.sections("100"))
                .extracting(ConfReaderTest::content)
                .containsExactly("type=endpoint", "type=aor");
    }

    @Test
    void sectionsAreFoundWithoutRegardToCaseAndKeepTheirSpelling() {
        assertThat(read("[From-Trunk]").section("from-trunk").orElseThrow().name())
                .isEqualTo("From-Trunk");
    }

    @Test
    void aTemplateIsNoSectionToUse() {
        Conf conf = read("[base](!)", "a = 1");

        assertThat(conf.sections()).isEmpty();
        assertThat(conf.templates()).extracting(Section::name).containsExactly("base");
    }

    @Test
    void parentsComeFirstInTheirOrderAndThenTheSectionsOwn() {
        Conf conf = read("[x](!)", "a = 1", "[z]", "a = 2", "b = 2", "[y](x,z)", "a = 3");
        Section section = conf.section("y").orElseThrow();

        assertThat(content(section)).isEqualTo("a=1|a=2|b=2|a=3");
        assertThat(section.options()).extracting(Option::isInherited).containsExactly(true, true, true, false);
        assertThat(section.parents()).containsExactly("x", "z");
        assertThat(section.value("a")).contains("3");
    }

    @Test
    void aTemplateMayInheritFromATemplate() {
        Conf conf = read("[x](!)", "a = 1", "[y](!,x)", "b = 2", "[s]( y )");

        assertThat(conf.diagnostics()).isEmpty();
        assertThat(content(conf.section("s").orElseThrow())).isEqualTo("a=1|b=2");
    }

    @Test
    void anInheritedOptionIsLocatedWhereItWasWritten() {
        Section section = read("[x](!)", "a = 1", "[y](x)").section("y").orElseThrow();

        assertThat(section.options().getFirst().location()).isEqualTo(new SourceLocation("test.conf", 2, 1));
    }

    @Test
    void whatIsAddedToAParentLaterStaysWithTheParent() {
        Conf conf = read("[x]", "a = 1", "[y](x)", "[x](+)", "b = 2");

        assertThat(content(conf.section("x").orElseThrow())).isEqualTo("a=1|b=2");
        assertThat(content(conf.section("y").orElseThrow())).isEqualTo("a=1");
    }

    @Test
    void appendingToAnInheritedOptionLeavesTheParentAlone() {
        Conf conf = read("[x]", "a = 1", "[y](x)", "a += 2");

        assertThat(content(conf.section("x").orElseThrow())).isEqualTo("a=1");
        assertThat(content(conf.section("y").orElseThrow())).isEqualTo("a=1 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "(+) ~ type=endpoint|allow=ulaw|x=1 ~ type=aor|expire=3600",
                "(+type=aor) ~ type=endpoint|allow=ulaw ~ type=aor|expire=3600|x=1",
                "(+exp.*=36[0-9][0-9]) ~ type=endpoint|allow=ulaw ~ type=aor|expire=3600|x=1",
                "(+type=aor&expire=3600) ~ type=endpoint|allow=ulaw ~ type=aor|expire=3600|x=1",
            })
    void aPlusAddsToTheFirstSectionThatItsFilterFinds(String plus, String endpoint, String aor) {
        Conf conf = read(
                "[101]", "type=endpoint", "allow=ulaw", "[101]", "type=aor", "expire=3600", "[101]" + plus, "x = 1");

        assertThat(conf.diagnostics()).isEmpty();
        assertThat(conf.sections()).extracting(ConfReaderTest::content).containsExactly(endpoint, aor);
    }

    @Test
    void aPlusMayBringParentsAlong() {
        Conf conf = read("[t](!)", "b = 2", "[s]", "a = 1", "[s](+,t)", "c = 3");

        assertThat(content(conf.section("s").orElseThrow())).isEqualTo("a=1|b=2|c=3");
    }

    @Test
    void aPlusWithAPlainWordDoesWhatWasMeantAndSaysHowToWriteIt() {
        Conf conf = read("[t](!)", "b = 2", "[s]", "a = 1", "[s](+t)");

        assertThat(content(conf.section("s").orElseThrow())).isEqualTo("a=1|b=2");
        assertThat(conf.diagnostics().getFirst().fix().orElseThrow()).endsWith("write (+,t)");
    }

    @Test
    void aPlusFindsATemplateByItsFilter() {
        Conf conf = read("[t](!)", "a = 1", "[t](+TEMPLATES=include)", "b = 2");

        assertThat(conf.diagnostics()).isEmpty();
        assertThat(content(conf.templates().getFirst())).isEqualTo("a=1|b=2");
    }

    @Test
    void aPlusOnATemplateWithoutAFilterIsDoubtful() {
        Conf conf = read("[t](!)", "a = 1", "[t](+)", "b = 2");

        assertThat(codes(conf)).containsExactly("conf.adds-to-template");
        assertThat(content(conf.templates().getFirst())).isEqualTo("a=1|b=2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a = 1 ~ 1:1 ~ ERROR ~ conf.no-section",
                "`[s]|just words` ~ 2:1 ~ ERROR ~ conf.no-sign",
                "`[s]|= 1` ~ 2:1 ~ ERROR ~ conf.no-name",
                "`[s]|+= 1` ~ 2:1 ~ ERROR ~ conf.no-name",
                "`[s` ~ 1:1 ~ ERROR ~ conf.section-not-closed",
                "`[s](!` ~ 1:4 ~ ERROR ~ conf.section-not-closed",
                "`[s] (!)` ~ 1:5 ~ WARNING ~ conf.after-section",
                "`[s]x` ~ 1:4 ~ WARNING ~ conf.after-section",
                "`[s](!) x` ~ 1:8 ~ WARNING ~ conf.after-section",
                "`[ s ]` ~ 1:2 ~ WARNING ~ conf.section-name",
                "`[]` ~ 1:2 ~ WARNING ~ conf.section-name",
                "`[s](nobody)` ~ 1:5 ~ ERROR ~ conf.no-parent",
                "`[s](s)` ~ 1:5 ~ ERROR ~ conf.no-parent",
                "`[s](+)` ~ 1:1 ~ ERROR ~ conf.nothing-to-add-to",
                "`[s]|[s](+type=aor)` ~ 2:1 ~ ERROR ~ conf.nothing-to-add-to",
                "`[s]|# a remark` ~ 2:1 ~ WARNING ~ conf.unknown-directive",
                "`[s]|#include` ~ 2:1 ~ WARNING ~ conf.no-argument",
                "`[s]|#exec date` ~ 2:7 ~ WARNING ~ conf.exec-off",
            })
    void whatIsMalformedIsReportedWhereItStands(String lines, String place, String severity, String code) {
        List<Diagnostic> diagnostics = read(lines.split("\\|", -1)).diagnostics();

        assertThat(diagnostics).first().satisfies(diagnostic -> {
            assertThat(diagnostic.location()).hasToString("test.conf:" + place);
            assertThat(diagnostic.severity()).hasToString(severity);
            assertThat(diagnostic.code()).contains(code);
        });
    }

    @Test
    void whatIsReadableAroundAMalformedLineIsRead() {
        Conf conf = read("[s]", "a = 1", "nonsense", "b = 2");

        assertThat(content(conf.section("s").orElseThrow())).isEqualTo("a=1|b=2");
        assertThat(conf.hasErrors()).isTrue();
    }

    @Test
    void aParentThatIsMisspeltIsSuggested() {
        Conf conf = read("[endpoint-base](!)", "[s](endpont-base)");

        assertThat(conf.diagnostics().getFirst().fix()).contains("write endpoint-base");
    }

    @Test
    void aLineBeyondTheLimitIsSkippedWithAnError() {
        Conf conf = ConfReader.in(folder)
                .withLimits(new ReadLimits(100, 10, 10, 10_000, 100))
                .readText("test.conf", "[s]\na = " + "x".repeat(200) + "\nb = 2");

        assertThat(codes(conf)).containsExactly("conf.line-too-long");
        assertThat(content(conf.section("s").orElseThrow())).isEqualTo("b=2");
    }

    @Test
    void sectionsThatDoubleOneAnotherEndAtTheLimit() {
        StringBuilder text = new StringBuilder("[s0]\na = 1\n");
        for (int i = 1; i < 40; i++) {
            text.append("[s%d](s%d,s%d)\n".formatted(i, i - 1, i - 1));
        }

        Conf conf = ConfReader.in(folder)
                .withLimits(new ReadLimits(100, 10, 10, 10_000, 1000))
                .readText("test.conf", text.toString());

        assertThat(codes(conf)).containsExactly("conf.too-many-options");
        assertThat(conf.sections()).hasSize(40);
    }

    @Test
    void anExcerptNeverShowsASecret() {
        Conf conf = read("[s]", "password hunter2", "md5_cred = abc");

        assertThat(conf.diagnostics().getFirst().render()).doesNotContain("hunter2");
        assertThat(conf.excerpt(new SourceLocation("test.conf", 3, 1))).contains("md5_cred = ********");
    }

    @Test
    void moreTroubleThanAnybodyReadsIsCounted() {
        Conf conf = read("[s]", "nonsense\n".repeat(1500));

        assertThat(conf.diagnostics()).hasSize(Diagnostics.DEFAULT_LIMIT + 1);
        assertThat(conf.diagnostics().getLast().message()).isEqualTo("and 500 more like these");
    }

    @Test
    void aQueryWrittenOverSeveralLinesKeepsTheBlanksBetween() {
        Conf conf = read("[STATUS]", "readsql=SELECT status FROM phones", "readsql+= WHERE id = '${ARG1}'");

        assertThat(conf.section("STATUS").orElseThrow().value("readsql"))
                .contains("SELECT status FROM phones WHERE id = '${ARG1}'");
    }
}
