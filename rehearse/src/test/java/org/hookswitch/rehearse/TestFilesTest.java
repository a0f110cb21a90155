package org.hookswitch.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hookswitch.conf.Diagnostics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a test file is named with file and line, and with what was probably meant. */
class TestFilesTest {

    private static String errors(String text) {
        var diagnostics = new Diagnostics();
        List<TestCase> tests =
                TestFiles.read(Path.of("x.test.yaml"), text, diagnostics).tests();
        assertThat(tests).isEmpty();
        return diagnostics.render();
    }

    private static String withTest(String lines) {
        return "dialplan: |\n  [a]\n  exten => 1,1,NoOp()\nphones: {alice: {number: 1}}\ntests:\n  - test: t\n"
                + lines.indent(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cal: {from: alice, to: 1}|x.test.yaml:7:5: error: unknown key 'cal' of a test|write 'call'",
                "call: {from: alicia, to: 1}|x.test.yaml:7|write 'alice'",
                "call: {from: alice}|a call lacks the key 'to'|The number that it dials",
                "steps: [{at: 1s, alice: dances}]|x.test.yaml:7|hangs up",
                "expect: {dialstatuss: ANSWER}|unknown key 'dialstatuss'|write 'dialstatus'",
                "expect: {played: {bob: x}}|there is no phone 'bob'|alice",
                "expect: {duration: soon}|x.test.yaml:7|8s to 12s",
                "expect: {hangup: {alice: sometimes}}|this cannot be read|NORMAL_CLEARING",
                "phones: {alice: {busy: yes, answers after: 1s}}|a phone does one thing|'busy' and",
                "phones: {alice: {answers after: 3}}|this cannot be read|500ms",
                "world: {devices: {Custom:x: INUS}}|unknown word 'INUS'|write INUSE",
                "call: {from: alice, to: 1}|expects nothing|expect",
                "cases: [{a: 1}]\\ncall: {from: alice, to: $b}|no case gives '$b' a value|one of a",
            })
    void aMistakeIsNamedWithItsLineAndALikelyFix(String lines, String said, String fix) {
        assertThat(errors(withTest(lines.replace("\\n", "\n")))).contains(said).contains(fix);
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() {
        assertThat(errors("tests:\n  - test: [a\n"))
                .contains("x.test.yaml:2:13")
                .contains("not YAML");
        assertThat(errors("tests: {a: 1}\ntests: []\n")).contains("x.test.yaml:2:1", "a second time");
        assertThat(errors("a: &x 1\nb: *x\n")).contains("anchors and aliases");
        assertThat(errors("")).contains("the file is empty");
        assertThat(errors("tests: []\n")).contains("there is no dialplan to test");
    }

    @Test
    void filesShareFixturesAndATestChangesHowAPhoneBehavesNotWhoItIs(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("extensions.conf"), "[a]\nexten => 1,1,NoOp()\n");
        Files.writeString(folder.resolve("pjsip.conf"), "[bob]\ntype=endpoint\ncontext=from-conf\ncallerid=Bob <2>\n");
        Files.createDirectory(folder.resolve("tests"));
        Files.writeString(
                folder.resolve("tests/shared.yaml"),
                "phones:\n  bob: {answers after: 1s, when answered: {do: hangs up}}\n  alice: {context: a}\n");
        Path file = folder.resolve("tests/x.test.yaml");
        Files.writeString(file, """
                use: shared.yaml
                tests:
                  - test: t
                    phones: {bob: {busy: yes}}
                    call: {from: alice, to: 1}
                    expect: {rang: []}
                """);
        var diagnostics = new Diagnostics();
        TestFiles.Contents contents = TestFiles.read(file, diagnostics);
        assertThat(diagnostics.list()).as(diagnostics.render()).isEmpty();
        TestCase.Phone bob = contents.tests().getFirst().phones().getFirst();
        assertThat(bob.context()).isEqualTo("from-conf");
        assertThat(bob.callerName()).isEqualTo("Bob");
        assertThat(bob.number()).isEqualTo("2");
        assertThat(bob.whenAnswered()).isEmpty();
        assertThat(contents.files()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"2s,2000", "500ms,500", "1m30s,90000", "1h,3600000", "1.5s,1500", "0,0", "2 s,2000"})
    void lengthsOfTimeAreReadAndWritten(String text, long millis) {
        assertThat(Times.parse(text).orElseThrow().toMillis()).isEqualTo(millis);
        assertThat(Times.parse(Times.text(millis)).orElseThrow().toMillis()).isEqualTo(millis);
    }
}
