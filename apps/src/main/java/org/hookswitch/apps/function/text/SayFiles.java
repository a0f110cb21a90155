package org.hookswitch.apps.function.text;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.say.English;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code SAYFILES}: the prompts that the application for a way of saying a value would play, joined by ampersands. */
public final class SayFiles extends Described {

    public SayFiles() {
        super(FunctionSpec.read("SAYFILES", "Prompts that say a value", "SAYFILES(value[,type])", 1, 2));
    }

    @Override
    public String read(FunctionCall call) {
        String value = call.argument(0);
        if (value.isEmpty()) {
            return call.warn("wants something to say");
        }
        return switch (call.argument(1).toLowerCase(Locale.ROOT)) {
            case "", "alpha" -> String.join("&", English.letters(value, English.Case.NEITHER));
            case "phonetic" -> String.join("&", English.phonetic(value));
            case "digits" -> String.join("&", English.digits(value));
            case "number" -> number(call, value, English::number);
            case "ordinal" -> number(call, value, English::ordinal);
            case "money" -> String.join("&", English.money(value));
            default -> call.warn("wants alpha, digits, money, number, ordinal or phonetic");
        };
    }

    private static String number(FunctionCall call, String value, IntFunction<List<String>> prompts) {
        OptionalInt number = CNumber.whole(value);
        return number.isPresent()
                ? String.join("&", prompts.apply(number.getAsInt()))
                : call.warn("'" + value + "' is no number");
    }
}
