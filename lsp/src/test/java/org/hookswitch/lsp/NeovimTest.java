package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.hookswitch.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server in a real editor, with the plug-in that {@code editors/vim} has for it. */
@NeedsProgram("nvim")
class NeovimTest {

    @TempDir
    Path folder;

    private static List<String> server() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-p",
                System.getProperty("jdk.module.path"),
                "--patch-module",
                "org.hookswitch.lsp=" + Path.of("target", "test-classes").toAbsolutePath(),
                "-m",
                "org.hookswitch.lsp/org.hookswitch.lsp.ServeForEditor");
    }

    @Test
    void neovimShowsAMistakeTakesItBackAndJumpsToALabel() throws IOException, InterruptedException {
        Path plan = folder.resolve("extensions.conf");
        Files.writeString(plan, """
                [menu]
                exten => s,1,Answer()
                 same => n(ask),Playbak(welcome)
                 same => n,Goto(ask)
                """);
        Path script = folder.resolve("script.lua");
        try (InputStream in = Objects.requireNonNull(NeovimTest.class.getResourceAsStream("neovim.lua"))) {
            Files.copy(in, script);
        }
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder nvim = new ProcessBuilder(
                        "nvim",
                        "--headless",
                        "-n",
                        "-i",
                        "NONE",
                        "-u",
                        "NONE",
                        "--cmd",
                        "set runtimepath^=" + Path.of("..", "editors", "vim").toRealPath(),
                        "-c",
                        "luafile " + script)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        nvim.environment().put("HOOKSWITCH_LSP", String.join("\t", server()));
        nvim.environment().put("HOOKSWITCH_FILE", plan.toString());
        nvim.environment().put("HOME", folder.toString());
        nvim.environment().put("XDG_STATE_HOME", folder.toString());
        nvim.environment().put("XDG_CACHE_HOME", folder.toString());
        Process process = nvim.start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(100, TimeUnit.SECONDS);
            String said = Files.readString(out, StandardCharsets.UTF_8);
            System.out.print(said);
            assertThat(ended).as("%s%n%s", said, Files.readString(err)).isTrue();
            assertThat(said.lines())
                    .as(Files.readString(err))
                    .containsExactly(
                            "type asterisk",
                            "diagnostic 3 there is no application 'Playbak' | did you mean 'Playback'?",
                            "mended 0",
                            "definition 3 11 ask");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
