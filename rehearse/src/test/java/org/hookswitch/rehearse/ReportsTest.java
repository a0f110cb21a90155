package org.hookswitch.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.pbx.Pbx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Results for build servers and programs, and what the tests reached of a dialplan. */
class ReportsTest {

    private static final String DIALPLAN = """
            [a]
            exten => _X.,1,GotoIf($["${EXTEN}" = "11"]?one)
             same => n,GotoIfTime(00:00-23:59,*,*,*?one)
             same => n,Playback(never)
             same => n(one),Dial(PJSIP/bob,1,b(set^s^1))
             same => n,Hangup()
            [set]
            exten => s,1,Return()
            """;

    private static final String TESTS = """
            phones:
              alice: {number: 1, context: a}
              bob: {}
            tests:
              - test: passes <&>
                call: {from: alice, to: 12}
                expect: {dialstatus: NOANSWER}
              - test: fails
                call: {from: alice, to: 13}
                expect: {dialstatus: "\\u0007ANSWER"}
              - test: later
                skip: no trunk
                call: {from: alice, to: 14}
            """;

    private static List<Result> run(Path folder) throws IOException {
        Files.writeString(folder.resolve("extensions.conf"), DIALPLAN);
        Path file = folder.resolve("x.test.yaml");
        Files.writeString(file, TESTS);
        var diagnostics = new Diagnostics();
        List<TestCase> tests = TestFiles.read(file, diagnostics).tests();
        assertThat(diagnostics.list()).as(diagnostics.render()).isEmpty();
        var rehearsal = new Rehearsal(Pbx.builder().build().registry(), (files, plan, builder, d) -> {});
        return tests.stream().map(t -> rehearsal.run(t, 1)).toList();
    }

    @Test
    void junitXmlIsWellFormedAndCountsWhatFailedAndWasSkipped(@TempDir Path folder)
            throws IOException, ParserConfigurationException, SAXException {
        String xml = JUnitReport.of(run(folder));
        Element suite = (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("testsuite")
                .item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("passes <&>");
        assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
                .contains("expected", "extensions.conf:2");
    }

    @Test
    void jsonSaysWhatWasExpectedAndWhatHappened(@TempDir Path folder) throws IOException {
        assertThat(JsonReport.of(run(folder)))
                .contains("\"status\":\"passed\"", "\"status\":\"skipped\"", "\"happened\":[\"NOANSWER\"]")
                .contains("\"line\":8");
    }

    @Test
    void coverageNamesWhatWasNeverReachedAndConditionsThatOnlyWentOneWay(@TempDir Path folder) throws IOException {
        var coverage = new Coverage();
        run(folder).forEach(coverage::add);
        assertThat(coverage.priorities()).isEqualTo(new Coverage.Share(5, 6));
        assertThat(coverage.branches()).isEqualTo(new Coverage.Share(2, 4));
        assertThat(coverage.text())
                .contains("extensions.conf:2: never true: a,_X.,1 GotoIf")
                .contains("extensions.conf:3: never false: a,_X.,2 GotoIfTime")
                .contains("extensions.conf:4: never reached: a,_X.,3 Playback")
                .contains("callee-pre-dial set,s,1: returned");
        assertThat(CoveragePage.of(coverage))
                .containsPattern("class=\"miss\"[^>]*><b>   4")
                .containsPattern("class=\"part\"[^>]*><b>   2")
                .containsPattern("class=\"hit\"[^>]*><b>   6")
                .containsPattern("class=\"n\"[^>]*><b>   1");
    }

    @Test
    void theSchemaHasEveryKeyThatIsRead() {
        String schema = TestSchema.text();
        for (Fact fact : Fact.values()) {
            assertThat(schema).contains("\"" + fact.word() + "\":{");
        }
        for (Shape shape : List.of(FileForm.FILE, FileForm.TEST, FileForm.PHONE, FileForm.WORLD, FileForm.EXPECT)) {
            shape.names().forEach(name -> assertThat(schema).contains("\"" + name + "\":{"));
        }
    }
}
