package org.hookswitch.apps.function.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code FILE}: part of a file, in bytes, or with option {@code l} in lines, counted from 0; what is set replaces that part
 * or, with option {@code a}, is added at the end. In lines a line end is set behind the value, unless option {@code d}
 * says otherwise. A fifth argument names the line end, which is that of the file otherwise.
 */
public final class FileFunction extends Described {

    public FileFunction() {
        super(FunctionSpec.readWrite(
                        "FILE", "Part of a file", "FILE(filename[,offset[,length[,options[,format]]]])", 1, 5)
                .withDanger(FunctionSpec.Danger.BOTH));
    }

    private static boolean byLines(FunctionCall call) {
        return call.argument(3).indexOf('l') >= 0;
    }

    private static LineEnd lineEnd(FunctionCall call, FileContent content) {
        return LineEnd.of(call.argument(4))
                .or(() -> LineEnd.foundIn(content.bytes()))
                .orElse(LineEnd.UNIX);
    }

    private static FileContent.Extent extent(FunctionCall call, FileContent content) {
        return byLines(call)
                ? content.lineExtent(call.argument(1), call.argument(2), lineEnd(call, content))
                : content.extent(call.argument(1), call.argument(2));
    }

    @Override
    public String read(FunctionCall call) {
        try {
            FileContent content = FileContent.of(Path.of(call.argument(0)));
            FileContent.Extent extent = extent(call, content);
            String part = content.bytes().substring(extent.from(), extent.to());
            return Octets.text(part.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException | InvalidPathException e) {
            return call.warn("cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void write(FunctionCall call, String value) {
        try {
            write(call, Path.of(call.argument(0)), Octets.of(value));
        } catch (IOException | InvalidPathException e) {
            call.warn("cannot be written: " + e.getMessage());
        }
    }

    private static void write(FunctionCall call, Path file, byte[] value) throws IOException {
        boolean lines = byLines(call);
        boolean append = call.argument(3).indexOf('a') >= 0;
        boolean whole = !append
                && !lines
                && call.argument(1).isBlank()
                && call.argument(2).isBlank();
        if (whole) {
            Files.write(file, value);
            return;
        }
        FileContent content = Files.exists(file) ? FileContent.of(file) : new FileContent("");
        String text = new String(value, StandardCharsets.ISO_8859_1);
        if (lines && call.argument(3).indexOf('d') < 0) {
            text += lineEnd(call, content).text();
        }
        if (append) {
            Files.write(
                    file,
                    text.getBytes(StandardCharsets.ISO_8859_1),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return;
        }
        FileContent.Extent extent = extent(call, content);
        String bytes = content.bytes();
        new FileContent(bytes.substring(0, extent.from()) + text + bytes.substring(extent.to())).writeTo(file);
    }
}
