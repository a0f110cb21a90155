package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code hookswitch test}: what it ends with, and which files of the configuration count in a test. */
class TestCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("extensions.conf"), """
                [phones]
                exten => 6002,1,Set(DYNAMIC_FEATURES=mark)
                 same => n,Dial(PJSIP/bob,20)
                [marked]
                exten => s,1,Set(CDR(userfield)=marked)
                 same => n,Return()
                """);
        Files.writeString(folder.resolve("features.conf"), "[applicationmap]\nmark => *5,self,Gosub(marked,s,1)\n");
    }

    private int test(String expectations, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("calls.test.yaml"), """
                phones:
                  alice: {name: Alice, number: "6001", context: phones}
                  bob: {name: Bob, number: "6002", answers after: 2s}
                tests:
                  - test: alice calls bob
                    steps:
                      - {at: 0s, alice: calls 6002}
                      - {at: 4s, alice: presses *5}
                      - {at: 12s, alice: hangs up}
                    expect:
                %s
                """.formatted(expectations.indent(6)));
        String[] all = new String[options.length + 2];
        all[0] = "test";
        System.arraycopy(options, 0, all, 1, options.length);
        all[all.length - 1] = file.toString();
        return line.execute(all);
    }

    @Test
    void testsThatPassEndWithZero() throws IOException {
        assertThat(test("answered: [bob, alice]")).as("%s%s", out, err).isEqualTo(ExitCode.OK);
    }

    @Test
    void aTestThatFailsEndsWithOneAndShowsBothSides() throws IOException {
        assertThat(test("dialstatus: BUSY")).as("%s%s", out, err).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("BUSY", "ANSWER", "calls.test.yaml:");
    }

    @Test
    void whatCannotRunEndsWithTwo() throws IOException {
        assertThat(line.execute("test", folder.resolve("no-such.test.yaml").toString()))
                .isEqualTo(2);
        assertThat(test("nonsense: 1")).as("an expectation that does not exist").isEqualTo(2);
        assertThat(err.toString() + out).contains("nonsense");
    }

    @Test
    void featuresAndCallRecordsOfTheConfigurationCount() throws IOException {
        assertThat(test("""
                        routines:
                          alice: ["dynamic-feature marked,s,1 returned"]
                        cdr: ["alice to bob: 6001 dialled 6002, ANSWERED 10s of 12s, Dial, marked"]
                        """)).as("%s%s", out, err).isEqualTo(ExitCode.OK);
    }

    @Test
    void phonesTransferAndGoAway() throws IOException {
        Files.writeString(folder.resolve("extensions.conf"), """
                [phones]
                exten => 6002,1,Dial(PJSIP/bob,20,g)
                exten => 6003,1,Dial(PJSIP/carol,20)
                 same => n,Dial(PJSIP/bob,20)
                """);
        Path file = Files.writeString(folder.resolve("more.test.yaml"), """
                phones:
                  alice: {name: Alice, number: "6001", context: phones}
                  bob: {context: phones, answers after: 1s}
                  carol: {answers after: 1s}
                tests:
                  - test: bob transfers alice to carol
                    steps:
                      - {at: 0s, alice: calls 6002}
                      - {at: 3s, bob: transfers to 6003}
                      - {at: 8s, alice: hangs up}
                    expect:
                      talked: [alice with bob for 2s, alice with carol for 4s]
                  - test: a phone that is not registered is passed over
                    steps:
                      - {at: 0s, carol: unregisters}
                      - {at: 1s, alice: calls 6003}
                      - {at: 3s, carol: registers}
                      - {at: 5s, alice: hangs up}
                    expect:
                      rang: ["bob *"]
                      talked: [alice with bob for 3s]
                """);
        assertThat(line.execute("test", file.toString())).as("%s%s", out, err).isEqualTo(ExitCode.OK);
    }

    @Test
    void theSchemaThatEditorsReadIsTheOneThatIsPrinted() throws IOException {
        assertThat(line.execute("test", "--schema")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(Path.of("../editors/tests.schema.json")).equals(out.toString()))
                .as("./hookswitch test --schema > editors/tests.schema.json writes it anew")
                .isTrue();
    }
}
