package org.hookswitch.apps.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {

    private static Shell.Result run(String command, boolean readOutput) throws Exception {
        try (Pbx pbx = Pbx.builder().build()) {
            return Shell.of(pbx).start(command, readOutput).get(30, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,0", "exit 3,3", "/no/such/command,127", "kill -9 $$,137"})
    void aCommandsExitStatusIsTold(String command, int status) throws Exception {
        assertThat(run(command, false)).isEqualTo(new Shell.Result(status, ""));
    }

    @Test
    void outputIsReadWhenThatIsAskedFor() throws Exception {
        assertThat(run("echo hello; echo you", true).output()).isEqualTo("hello\nyou\n");
    }

    @Test
    void ofLongOutputTheBeginningIsKept() throws Exception {
        Shell.Result result = run("yes | head -c 1000000", true);
        assertThat(result.output()).hasSize(Shell.LONGEST_OUTPUT);
        assertThat(result.status()).isZero();
    }

    @Test
    void aCommandThatLeavesSomethingRunningIsOverAtOnce() throws Exception {
        // Whoever waited for the sleeper would wait for longer than the test does.
        assertThat(run("sleep 40 & true", false).status()).isZero();
    }
}
