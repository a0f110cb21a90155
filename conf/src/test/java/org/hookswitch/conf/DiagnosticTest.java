package org.hookswitch.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosticTest {

    private static final SourceLocation PLACE = new SourceLocation("pjsip.conf", 12, 3);

    @Test
    void aDiagnosticIsRenderedWithItsLineACaretAndTheFix() {
        Diagnostic diagnostic = Diagnostic.error(PLACE, "unknown option 'contxt'")
                .withCode("conf.unknown-option")
                .withExpected("an option of endpoint")
                .withFix("write context")
                .withExcerpt(Optional.of("  contxt = default"));

        assertThat(diagnostic.render()).isEqualTo("""
                pjsip.conf:12:3: error: unknown option 'contxt' [conf.unknown-option]
                    contxt = default
                    ^
                  expected: an option of endpoint
                  fix: write context""");
    }

    @Test
    void theCaretFollowsTheTabsOfItsLine() {
        Diagnostic diagnostic = Diagnostic.note(PLACE, "x").withExcerpt(Optional.of("\t\ta = 1"));

        assertThat(diagnostic.render()).endsWith("\n  \t\ta = 1\n  \t\t^");
    }

    @Test
    void aLongLineIsShownAroundItsCaret() {
        String line = "a".repeat(500) + "!" + "b".repeat(500);
        Diagnostic diagnostic = Diagnostic.note(PLACE.atColumn(501), "x").withExcerpt(Optional.of(line));

        List<String> rendered = diagnostic.render().lines().toList();
        assertThat(rendered.get(1)).hasSizeLessThan(200);
        assertThat(rendered.get(1).charAt(rendered.get(2).indexOf('^'))).isEqualTo('!');
    }

    @Test
    void controlCharactersOfTheSourceDoNotReachTheTerminal() {
        Diagnostic diagnostic = Diagnostic.note(PLACE, "x").withExcerpt(Optional.of("a = \u001b[2J"));

        assertThat(diagnostic.render()).doesNotContain("\u001b");
    }

    @Test
    void aWholeFileHasNoLine() {
        assertThat(Diagnostic.warning(SourceLocation.ofFile("a.conf"), "x").render())
                .isEqualTo("a.conf: warning: x");
    }

    @Test
    void equalDiagnosticsAreCollectedOnce() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.add(Diagnostic.error(PLACE, "x"));
        diagnostics.add(Diagnostic.error(PLACE, "x"));

        assertThat(diagnostics.list()).hasSize(1);
    }

    @Test
    void aboveTheLimitDiagnosticsAreCounted() {
        Diagnostics diagnostics = new Diagnostics(2);
        for (int line = 1; line <= 4; line++) {
            diagnostics.add(Diagnostic.warning(new SourceLocation("f", line, 1), "x"));
        }
        diagnostics.add(Diagnostic.error(PLACE, "y"));

        assertThat(diagnostics.list()).hasSize(2);
        assertThat(diagnostics.dropped()).isEqualTo(3);
        assertThat(diagnostics.hasErrors()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "contxt,context",
        "CONTEXT,context",
        "cotnext,context",
        "direct-media,direct_media",
        "alow,allow",
        "xyzzy,",
        "a,",
        "'',",
    })
    void theNearestWordIsTheOneThatWasMeant(String word, String nearest) {
        assertThat(Nearest.to(word, List.of("context", "allow", "direct_media")))
                .isEqualTo(Optional.ofNullable(nearest));
    }

    @ParameterizedTest
    @CsvSource({
        "password = x,password = ********",
        "password=x,password=********",
        "outbound_password => x,outbound_password => ********",
        "secret x,secret ********",
        "context = secret,context = secret",
        "password =,password =",
    })
    void aValueWhoseNameSpeaksOfASecretIsMasked(String line, String masked) {
        assertThat(Redaction.mask(line)).isEqualTo(masked);
    }
}
