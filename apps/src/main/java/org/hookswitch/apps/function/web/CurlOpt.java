package org.hookswitch.apps.function.web;

import java.util.Optional;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code CURLOPT}: how {@code CURL()} fetches from now on, on this channel or, without one, everywhere. */
public final class CurlOpt extends Described {

    public CurlOpt() {
        super(FunctionSpec.readWrite("CURLOPT", "How CURL fetches", "CURLOPT(key)", 1, 1)
                .withWords(CurlOption.words()));
    }

    @Override
    public String read(FunctionCall call) {
        return CurlOption.of(call.text())
                .map(option -> CurlOptions.value(call, option))
                .orElseGet(() -> call.warn("there is no such option"));
    }

    @Override
    public void write(FunctionCall call, String value) {
        Optional<CurlOption> option = CurlOption.of(call.text());
        if (option.isEmpty()) {
            call.warn("there is no such option");
            return;
        }
        Optional<String> read = option.get().read(value);
        if (read.isEmpty()) {
            call.warn("is not supported, or not with the value '" + value + "'");
        } else if (!CurlOptions.set(call, option.get(), read.get())) {
            call.warn("has too many values already");
        }
    }
}
