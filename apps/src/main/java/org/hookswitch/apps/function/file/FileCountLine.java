package org.hookswitch.apps.function.file;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code FILE_COUNT_LINE}: how many lines a file has; -1 when it cannot be read. */
public final class FileCountLine extends Described {

    public FileCountLine() {
        super(FunctionSpec.read(
                        "FILE_COUNT_LINE", "Number of lines of a file", "FILE_COUNT_LINE(filename[,format])", 1, 2)
                .withDanger(FunctionSpec.Danger.READ));
    }

    @Override
    public String read(FunctionCall call) {
        try {
            FileContent content = FileContent.of(Path.of(call.argument(0)));
            LineEnd end = LineEnd.of(call.argument(1))
                    .or(() -> LineEnd.foundIn(content.bytes()))
                    .orElse(LineEnd.UNIX);
            return Integer.toString(content.lines(end));
        } catch (IOException | InvalidPathException e) {
            call.warn("cannot be read: " + e.getMessage());
            return "-1";
        }
    }
}
