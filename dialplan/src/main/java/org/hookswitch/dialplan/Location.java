package org.hookswitch.dialplan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A place in the dialplan as Goto and Gosub name it: {@code [[context,]exten,]priority[(arguments)]}.
 *
 * <p>Immutable.
 *
 * @param context empty for the present one
 * @param exten empty for the present one
 * @param priority a number, a label, or {@code +n} or {@code -n} from the present one
 * @param arguments what stands in the parentheses, split at commas, quotes and backslashes kept
 */
public record Location(Optional<String> context, Optional<String> exten, String priority, List<String> arguments) {

    public Location {
        arguments = List.copyOf(arguments);
    }

    /** Reads a place; empty when there is no priority or too many parts. */
    public static Optional<Location> parse(String text) {
        int open = text.indexOf('(');
        String place = open < 0 ? text : text.substring(0, open);
        List<String> arguments = List.of();
        if (open >= 0) {
            int close = text.lastIndexOf(')');
            arguments = ArgumentSplitter.splitRaw(text.substring(open + 1, close > open ? close : text.length()));
        }
        String[] parts = place.split(",", -1);
        if (parts.length > 3) {
            return Optional.empty();
        }
        String priority = parts[parts.length - 1].strip();
        if (priority.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Location(
                parts.length == 3 ? named(parts[0]) : Optional.empty(),
                parts.length >= 2 ? named(parts[parts.length - 2]) : Optional.empty(),
                priority,
                arguments));
    }

    private static Optional<String> named(String part) {
        String name = part.strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The number of the priority, seen from the present one; empty when it is a label. */
    public OptionalInt number(int present) {
        return number(priority, present);
    }

    /** The number that a text means as a priority, seen from the present one; empty when it is a label. */
    static OptionalInt number(String priority, int present) {
        int sign = 0;
        String digits = priority;
        if (priority.startsWith("+") || priority.startsWith("-")) {
            sign = priority.charAt(0) == '+' ? 1 : -1;
            digits = priority.substring(1);
        }
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(digits);
        return OptionalInt.of(sign == 0 ? number : present + sign * number);
    }

    /** As the dialplan writes it, without the arguments. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        context.ifPresent(name -> text.append(name).append(','));
        exten.ifPresent(name -> text.append(name).append(','));
        return text.append(priority).toString();
    }
}
