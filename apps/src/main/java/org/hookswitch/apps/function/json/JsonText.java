package org.hookswitch.apps.function.json;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** A JSON value as a dialplan reads it: a text without its quotes, anything else as JSON without blanks. */
final class JsonText {

    private JsonText() {}

    static String of(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isFloatingPointNumber() ? real(value.doubleValue()) : value.toString();
    }

    /** As few digits as tell the number, and always a sign that it is no whole one, as the JSON library of Asterisk has it. */
    private static String real(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -5 && exponent < 17) {
            String plain = exact.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = exact.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : ".0";
        return (exact.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
    }
}
