package org.hookswitch.server;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.hookswitch.server.demo.Demo;
import picocli.CommandLine.Command;

/** {@code hookswitch demo}: a call without a phone, drawn as a ladder. */
@Command(
        name = "demo",
        description = "Place one SIP call between two phones of ours, and draw it.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        boolean good = new Demo(out, Folders.home().resolve("sounds")).run();
        return good ? ExitCode.OK : ExitCode.FAILED;
    }
}
