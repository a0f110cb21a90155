package org.hookswitch.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.pbx.Pbx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call by hand shows what happens as time passes, and does what is typed. */
class TrialTest {

    @TempDir
    private Path folder = Path.of("");

    private final List<String> told = new ArrayList<>();
    private final Rehearsal rehearsal =
            new Rehearsal(Pbx.builder().build().registry(), (files, plan, builder, d) -> {});

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(folder.resolve("extensions.conf"), """
                [in]
                exten => 9,1,Answer()
                 same => n,WaitExten(5)
                exten => 1,1,Dial(PJSIP/bob)
                exten => t,1,Playback(late)
                """);
        Files.writeString(
                folder.resolve("pjsip.conf"), "[alice]\ntype=endpoint\ncontext=in\n[bob]\ntype=endpoint\ncontext=in\n");
    }

    private Trial call() {
        var diagnostics = new Diagnostics();
        return rehearsal
                .trial(folder, "alice", "9", 1, told::add, diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.render()));
    }

    private String all() {
        return String.join("\n", told);
    }

    @Test
    void keysAreHeardAPhoneAnswersAndAHangupEndsIt() {
        try (Trial call = call()) {
            call.pass(Duration.ofSeconds(1));
            assertThat(all()).contains("in,9,2 WaitExten(5)").doesNotContain("Dial");
            call.type("1");
            call.type("a bob");
            call.type("2s");
            assertThat(all()).contains("in,1,1 Dial(PJSIP/bob)", "bob    enters the bridge");
            call.type("dance");
            assertThat(told.getLast()).isEqualTo(Trial.HELP);
            call.type("alice hangs up");
            call.type("");
            assertThat(call.isOver()).isTrue();
            assertThat(all()).contains("alice  is over: NORMAL_CLEARING");
            assertThat(told).doesNotHaveDuplicates();
        }
    }

    @Test
    void timePassesOnlyAsItIsToldTo() {
        try (Trial call = call()) {
            call.pass(Duration.ofSeconds(4));
            assertThat(all()).doesNotContain("late");
            call.type("2s");
            assertThat(all()).contains("    5.000  alice  in,t,1 Playback(late)");
            call.type("bob hangs up");
            assertThat(all()).contains("bob is in no call");
        }
    }

    @Test
    void anUnknownPhoneIsNamedWithThoseThereAre() {
        var diagnostics = new Diagnostics();
        assertThat(rehearsal.trial(folder, "carol", "9", 1, told::add, diagnostics))
                .isEmpty();
        assertThat(diagnostics.render()).contains("there is no phone 'carol'").contains("one of alice, bob");
    }
}
