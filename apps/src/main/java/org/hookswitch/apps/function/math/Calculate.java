package org.hookswitch.apps.function.math;

import java.util.List;
import java.util.OptionalDouble;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code MATH}: one operation on two numbers, and how its result is written: {@code f} with six decimals, {@code i} whole,
 * {@code h} hexadecimal, {@code c} as the character of that code.
 *
 * <p>As Asterisk has it: the operator is the first found of {@code * / % ^ AND XOR OR > < = + -}, whatever their order in
 * the text; a division by anything not above zero gives 0; {@code % << >> AND XOR OR} work on 32 bit.
 */
public final class Calculate extends Described {

    private static final List<String> OPERATORS =
            List.of("*", "/", "%", "^", "AND", "XOR", "OR", ">", "<", "=", "+", "-");

    public Calculate() {
        super(FunctionSpec.read("MATH", "One operation on two numbers", "MATH(expression[,type])", 1, 2));
    }

    private enum Form {
        FLOAT,
        INT,
        HEX,
        CHAR
    }

    @Override
    public String read(FunctionCall call) {
        String expression = call.argument(0);
        if (expression.isEmpty()) {
            return call.warn("wants two numbers and what to do with them");
        }
        boolean negative = expression.startsWith("-");
        String text = negative ? expression.substring(1) : expression;
        int at = -1;
        String operator = "";
        for (String candidate : OPERATORS) {
            at = text.indexOf(candidate);
            if (at >= 0) {
                operator = candidate;
                break;
            }
        }
        if (at < 0) {
            return call.warn("has no operator");
        }
        String full = withSecondCharacter(operator, text, at);
        Form form = form(call.argument(1));
        if (form == null) {
            return call.warn("'" + call.argument(1) + "' is none of float, int, hex, char");
        }
        String second = text.substring(at + full.length());
        OptionalDouble x = CNumber.real(text.substring(0, at));
        OptionalDouble y = CNumber.real(second);
        if (x.isEmpty() || y.isEmpty()) {
            return call.warn("'" + (x.isEmpty() ? text.substring(0, at) : second) + "' is no number");
        }
        return compute(full, negative ? -x.getAsDouble() : x.getAsDouble(), y.getAsDouble(), form);
    }

    private static String withSecondCharacter(String operator, String text, int at) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        return switch (operator) {
            case ">" -> next == '=' ? ">=" : next == '>' ? ">>" : ">";
            case "<" -> next == '=' ? "<=" : next == '<' ? "<<" : "<";
            case "=" -> next == '=' ? "==" : "=";
            default -> operator;
        };
    }

    private static @org.jspecify.annotations.Nullable Form form(String word) {
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "", "f", "float" -> Form.FLOAT;
            case "i", "int" -> Form.INT;
            case "h", "hex" -> Form.HEX;
            case "c", "char" -> Form.CHAR;
            default -> null;
        };
    }

    private static String compute(String operator, double x, double y, Form form) {
        int a = CNumber.toInt(x);
        int b = CNumber.toInt(y);
        return switch (operator) {
            case ">" -> truth(x > y);
            case ">=" -> truth(x >= y);
            case "<" -> truth(x < y);
            case "<=" -> truth(x <= y);
            case "=", "==" -> truth(x == y);
            case "+" -> write(x + y, form);
            case "-" -> write(x - y, form);
            case "*" -> write(x * y, form);
            case "/" -> write(y <= 0 ? 0 : x / y, form);
            case "%" -> write(b == 0 ? 0 : a % b, form);
            case "^" -> write(StrictMath.pow(x, y), form);
            case "<<" -> write(a << b, form);
            case ">>" -> write(a >> b, form);
            case "AND" -> write(a & b, form);
            case "XOR" -> write(a ^ b, form);
            default -> write(a | b, form);
        };
    }

    private static String truth(boolean holds) {
        return holds ? "TRUE" : "FALSE";
    }

    private static String write(double value, Form form) {
        return switch (form) {
            case FLOAT -> CNumber.fixed(value);
            case INT -> Integer.toString(CNumber.toInt(value));
            case HEX -> Integer.toHexString((int) (long) value);
            case CHAR -> String.valueOf((char) ((long) value & 0xff));
        };
    }
}
