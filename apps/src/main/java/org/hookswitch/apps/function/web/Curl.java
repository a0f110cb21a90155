package org.hookswitch.apps.function.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Octets;
import org.hookswitch.apps.function.text.Blanks;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code CURL}: what a web server answers to GET or, with data, to POST, without the blanks at its end; set, it is stored
 * in the file that is the value.
 */
public final class Curl extends Described {

    public Curl() {
        super(FunctionSpec.readWrite("CURL", "Fetches from a web server", "CURL(url[,post-data])", 1, 2)
                .withDanger(FunctionSpec.Danger.WRITE));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.argument(0).isEmpty()) {
            return call.warn("wants an address");
        }
        Optional<String> data = call.arguments().size() > 1 ? Optional.of(call.argument(1)) : Optional.empty();
        return new Fetch(call)
                .run(call.argument(0), data)
                .map(answer -> text(call, answer))
                .orElse("");
    }

    private static String text(FunctionCall call, HttpResponse<byte[]> answer) {
        String body = Blanks.trailing(Octets.textOfC(answer.body()));
        String all = CurlOptions.flag(call, CurlOption.HEADER) ? headers(answer) + body : body;
        return switch (CurlOptions.value(call, CurlOption.HASHCOMPAT)) {
            case "yes" -> FormFields.toColumns(call, all, false);
            case "legacy" -> FormFields.toColumns(call, all, true);
            default -> all;
        };
    }

    private static String headers(HttpResponse<byte[]> answer) {
        var text = new StringBuilder("HTTP/1.1 ").append(answer.statusCode()).append("\r\n");
        answer.headers()
                .map()
                .forEach((name, values) -> values.forEach(
                        value -> text.append(name).append(": ").append(value).append("\r\n")));
        return text.append("\r\n").toString();
    }

    @Override
    public void write(FunctionCall call, String value) {
        if (call.argument(0).isEmpty() || value.isEmpty()) {
            call.warn("wants an address and a file");
            return;
        }
        Optional<HttpResponse<byte[]>> answer = new Fetch(call).run(call.argument(0), Optional.empty());
        if (answer.isEmpty()) {
            return;
        }
        try {
            Files.write(Path.of(value), answer.get().body());
        } catch (IOException | InvalidPathException e) {
            call.warn("the file " + value + " cannot be written: " + e.getMessage());
        }
    }
}
