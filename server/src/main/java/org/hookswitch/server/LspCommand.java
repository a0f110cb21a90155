package org.hookswitch.server;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.concurrent.Callable;
import org.hookswitch.lsp.DialplanLanguageServer;
import org.hookswitch.lsp.Words;
import picocli.CommandLine.Command;

/** {@code hookswitch lsp}: the language server for dialplans, for an editor that starts it. */
@Command(
        name = "lsp",
        description = "Serve an editor that edits a dialplan (LSP on standard input/output).",
        mixinStandardHelpOptions = true)
final class LspCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        FileOutputStream editor = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err); // whatever else is printed would break the protocol
        boolean asked = DialplanLanguageServer.serve(
                new FileInputStream(FileDescriptor.in), editor, Words.ofThisSwitch(), Version.ofSwitch());
        return asked ? ExitCode.OK : ExitCode.FAILED;
    }
}
