package org.hookswitch.apps.function.file;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code FILE_FORMAT}: what ends the lines of a file: {@code u}, {@code d}, {@code m}, or {@code x} when it has none. */
public final class FileFormat extends Described {

    public FileFormat() {
        super(FunctionSpec.read("FILE_FORMAT", "What ends the lines of a file", "FILE_FORMAT(filename)", 1, 1)
                .withDanger(FunctionSpec.Danger.READ));
    }

    @Override
    public String read(FunctionCall call) {
        try {
            return LineEnd.foundIn(FileContent.of(Path.of(call.text())).bytes())
                    .map(end -> String.valueOf(end.letter()))
                    .orElse("x");
        } catch (IOException | InvalidPathException e) {
            return call.warn("cannot be read: " + e.getMessage());
        }
    }
}
