package org.hookswitch.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What fuzzing found, each with the text that showed it. Where time was the trouble, the limit is far above what is needed
 * and far below what was taken.
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FindingsTest {

    @TempDir
    Path folder;

    private Conf read(String text) {
        return ConfReader.in(folder).readText("fuzz.conf", text);
    }

    @Test
    void aValueThatGrewIsTrimmedOfControlCharactersLikeAnyOther() {
        Conf conf = read("[a]\nb = x\nb += \0y\0\0\nc =\nc +=\0\0z\n");
        assertThat(conf.sections().getFirst().options())
                .extracting(Option::value)
                .containsExactly("x \0y", "z");
    }

    @Test
    void everyCharacterOfAValueThatGrewKnowsItsPlace() {
        Option option = read("[a]\nb =\nb += \nb +=  x\nb += yz")
                .sections()
                .getFirst()
                .options()
                .getFirst();
        assertThat(option.value()).isEqualTo("x yz");
        assertThat(option.location()).isEqualTo(new SourceLocation("fuzz.conf", 5, 1));
        assertThat(option.locate(0)).isEqualTo(new SourceLocation("fuzz.conf", 4, 7));
        assertThat(option.locate(1)).isEqualTo(new SourceLocation("fuzz.conf", 5, 5));
        assertThat(option.locate(3)).isEqualTo(new SourceLocation("fuzz.conf", 5, 7));
        assertThat(option.locate(4)).isEqualTo(new SourceLocation("fuzz.conf", 5, 8));
    }

    @Test
    void aValueMayGrowByAHundredThousandLines() {
        Option option = read("[a]\n" + "b += x\n".repeat(100_000))
                .sections()
                .getFirst()
                .options()
                .getFirst();
        assertThat(option.value()).hasSize(1 + 2 * 99_999);
        assertThat(option.locate(0).line()).isEqualTo(2);
        assertThat(option.locate(option.value().length()).line()).isEqualTo(100_001);
    }

    @Test
    void aValueThatGrowsBetweenItsHeirsDoesNotFillTheMemory() {
        StringBuilder text = new StringBuilder("[a]\nb=" + "x".repeat(60_000) + "\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("[a](+)\nb+=y\n[c](a)\n");
        }
        Conf conf = read(text.toString());
        assertThat(conf.diagnostics())
                .extracting(diagnostic -> diagnostic.code().orElse(""))
                .contains("conf.too-many-options");
        long characters = conf.sections().stream()
                .flatMap(section -> section.options().stream())
                .mapToLong(option -> option.value().length())
                .sum();
        assertThat(characters).isLessThan(150_000_000);
    }

    @Test
    void aDiagnosticQuotesOnlyAsMuchAsAnybodyReads() {
        String name = "x".repeat(60_000);
        Conf conf = read("#" + name + "\n[a](" + name + ")\n[" + name + "](+)\n[a](+" + name + ")");
        assertThat(conf.diagnostics()).hasSize(4).allSatisfy(diagnostic -> {
            assertThat(diagnostic.message()).hasSizeLessThanOrEqualTo(Diagnostic.LONGEST_TEXT);
            assertThat(diagnostic.render()).hasSizeLessThan(5 * Diagnostic.LONGEST_TEXT);
        });
        assertThat(conf.diagnostics().getFirst().message())
                .startsWith("unknown directive '#xxx")
                .contains("xxx...xxx")
                .endsWith("xxx', the line is ignored");
    }

    @Test
    void manySectionsThatInheritFromNoneAreReadInTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append("[section")
                    .append(i)
                    .append("](absent")
                    .append(i)
                    .append(")\n[s")
                    .append(i)
                    .append("](+)\n");
        }
        assertThat(read(text.toString()).sections()).hasSizeGreaterThan(20_000);
    }

    @Test
    void aSectionAmongThousandsOfTemplatesOfItsNameIsNotLookedForWithoutEnd() {
        assertThat(read("[a](!)\n".repeat(50_000) + "[a](+)\n".repeat(10_000)).diagnostics())
                .extracting(diagnostic -> diagnostic.code().orElse(""))
                .contains("conf.adds-to-template", "conf.bad-filter");
    }

    @Test
    void aFilterThatWouldTakeAYearIsRefused() {
        Conf conf = read("[a]\nb = " + "x".repeat(60_000) + "\n[a](+b=x*x*x*x*x*x*x*x*y)\nc = d");
        assertThat(conf.diagnostics())
                .anySatisfy(diagnostic -> assertThat(diagnostic.message()).contains("take too long"));
    }

    @Test
    void aLineFullOfWordsForSecretsIsMaskedInTime() {
        assertThat(Redaction.mask("secret".repeat(1_000_000))).endsWith("secret");
        assertThat(Redaction.mask("secret".repeat(100) + " x")).endsWith("secret " + Redaction.MASK);
    }

    @ParameterizedTest
    @CsvSource({
        "*, abc, true",
        "*.conf, a.conf, true",
        "*.conf, a.conf.bak, false",
        "a*b*c, aXbXbXc, true",
        "a*b*c, aXbXbX, false",
        "?, a, true",
        "?, ab, false",
        "[a-c]x, bx, true",
        "[!a-c]x, bx, false",
        "[^a-c]x, dx, true",
        "[]a]x, ]x, true",
        "[a-]x, -x, true",
        "[z-a]x, [z-a]x, true",
        "[z-a]x, zx, false",
        "[!], [!], true",
        "a], a], true",
        "[a, [a, true",
        "**a**, xax, true",
    })
    void wildcardsMatchAsFnmatchHasIt(String pattern, String name, boolean matches) {
        assertThat(Wildcard.parse(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void wildcardsWithManyStarsMatchInTime() {
        assertThat(Wildcard.parse("*a".repeat(60) + "b").matches("a".repeat(255)))
                .isFalse();
    }

    @Test
    void alternativesInBracesAreNotWrittenOutWithoutEnd() {
        ConfReader reader = ConfReader.in(folder).withLimits(new ReadLimits(65_536, 10, 100, 1 << 24, 1000));
        Conf conf = reader.readText(
                "fuzz.conf",
                ("#tryinclude " + "{a,b}".repeat(800) + "\n").repeat(1000) + "#include " + "x".repeat(5000));
        assertThat(conf.diagnostics())
                .extracting(diagnostic -> diagnostic.code().orElse(""))
                .contains("conf.too-many-files");
    }

    @Test
    void namesThatMatchNothingCountAsWell() {
        ConfReader reader = ConfReader.in(folder).withLimits(new ReadLimits(65_536, 10, 100, 1 << 24, 1000));
        Conf conf = reader.readText("fuzz.conf", ("#tryinclude [x]" + "{a,b}".repeat(7) + "\n").repeat(10));
        assertThat(conf.diagnostics())
                .extracting(diagnostic -> diagnostic.code().orElse(""))
                .contains("conf.too-many-files");
    }

    @Test
    void bracesThatMakeThousandsOfNamesAreRefused() {
        Conf conf = ConfReader.in(folder).readText("fuzz.conf", "#include " + "{a,b}".repeat(12) + "\n");
        assertThat(conf.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).contains("conf.unreadable");
            assertThat(diagnostic.found().orElse("")).contains("the braces make more than 256 names");
        });
    }
}
