package org.hookswitch.apps.function.time;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * Dates and times written by the conversions of C's {@code strftime} in its standard locale, with Asterisk's {@code %q}
 * for fractions of a second ({@code %3q} milliseconds, {@code %6q} microseconds) and GNU's flags {@code - _ 0 ^ #}.
 */
final class TimeFormat {

    private final ZonedDateTime time;
    private final StringBuilder text = new StringBuilder();

    private TimeFormat(ZonedDateTime time) {
        this.time = time;
    }

    static String format(ZonedDateTime time, String pattern) {
        var format = new TimeFormat(time);
        format.append(pattern);
        return format.text.toString();
    }

    private void append(String pattern) {
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c != '%' || at == pattern.length()) {
                text.append(c);
                continue;
            }
            int start = at - 1;
            char flag = 0;
            while (at < pattern.length() && "-_0^#".indexOf(pattern.charAt(at)) >= 0) {
                flag = pattern.charAt(at++);
            }
            int digits = 0;
            if (at + 1 < pattern.length()
                    && pattern.charAt(at) >= '1'
                    && pattern.charAt(at) <= '6'
                    && pattern.charAt(at + 1) == 'q') {
                digits = pattern.charAt(at++) - '0';
            }
            while (at < pattern.length() && (pattern.charAt(at) == 'E' || pattern.charAt(at) == 'O')) {
                at++;
            }
            if (at == pattern.length()) {
                text.append(pattern, start, at);
                return;
            }
            int from = text.length();
            if (!convert(pattern.charAt(at++), flag, digits)) {
                text.append(pattern, start, at);
            } else if (flag == '^') {
                String upper = text.substring(from).toUpperCase(Locale.ROOT);
                text.replace(from, text.length(), upper);
            }
        }
    }

    private boolean convert(char conversion, char flag, int digits) {
        switch (conversion) {
            case 'a' -> text.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'A' -> text.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'b', 'h' -> text.append(Names.month(time.getMonthValue()), 0, 3);
            case 'B' -> text.append(Names.month(time.getMonthValue()));
            case 'c' -> append("%a %b %e %H:%M:%S %Y");
            case 'C' -> number(time.getYear() / 100, 2, '0', flag);
            case 'd' -> number(time.getDayOfMonth(), 2, '0', flag);
            case 'D', 'x' -> append("%m/%d/%y");
            case 'e' -> number(time.getDayOfMonth(), 2, ' ', flag);
            case 'F' -> append("%Y-%m-%d");
            case 'g' -> number(Math.floorMod(time.get(IsoFields.WEEK_BASED_YEAR), 100), 2, '0', flag);
            case 'G' -> text.append(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'H' -> number(time.getHour(), 2, '0', flag);
            case 'I' -> number(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, '0', flag);
            case 'j' -> number(time.getDayOfYear(), 3, '0', flag);
            case 'k' -> number(time.getHour(), 2, ' ', flag);
            case 'l' -> number(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2, ' ', flag);
            case 'm' -> number(time.getMonthValue(), 2, '0', flag);
            case 'M' -> number(time.getMinute(), 2, '0', flag);
            case 'n' -> text.append('\n');
            case 'p' -> text.append(time.getHour() < 12 ? "AM" : "PM");
            case 'P' -> text.append(time.getHour() < 12 ? "am" : "pm");
            case 'q' -> fraction(digits == 0 ? 3 : digits);
            case 'r' -> append("%I:%M:%S %p");
            case 'R' -> append("%H:%M");
            case 's' -> text.append(time.toEpochSecond());
            case 'S' -> number(time.getSecond(), 2, '0', flag);
            case 't' -> text.append('\t');
            case 'T', 'X' -> append("%H:%M:%S");
            case 'u' -> text.append(time.getDayOfWeek().getValue());
            case 'U' -> number(week(DayOfWeek.SUNDAY), 2, '0', flag);
            case 'V' -> number(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag);
            case 'v' -> append("%e-%b-%Y");
            case 'w' -> text.append(time.getDayOfWeek().getValue() % 7);
            case 'W' -> number(week(DayOfWeek.MONDAY), 2, '0', flag);
            case 'y' -> number(Math.floorMod(time.getYear(), 100), 2, '0', flag);
            case 'Y' -> text.append(time.getYear());
            case 'z' -> offset();
            case 'Z' -> text.append(Names.zone(time));
            case '+' -> append("%a %b %e %H:%M:%S %Z %Y");
            case '%' -> text.append('%');
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Weeks since the first such day of the year; the days before it are week 0. */
    private int week(DayOfWeek first) {
        int since = Math.floorMod(time.getDayOfWeek().getValue() - first.getValue(), 7);
        return (time.getDayOfYear() - 1 + 7 - since) / 7;
    }

    private void number(int value, int width, char fill, char flag) {
        char filler = switch (flag) {
            case '_' -> ' ';
            case '0' -> '0';
            default -> fill;
        };
        String digits = Integer.toString(value);
        if (flag != '-') {
            text.repeat(filler, Math.max(0, width - digits.length()));
        }
        text.append(digits);
    }

    private void fraction(int digits) {
        String nanos = Integer.toString(1_000_000_000 + time.getNano());
        text.append(nanos, 1, 1 + digits);
    }

    private void offset() {
        int minutes = time.getOffset().getTotalSeconds() / 60;
        text.append(minutes < 0 ? '-' : '+');
        number(Math.abs(minutes) / 60, 2, '0', (char) 0);
        number(Math.abs(minutes) % 60, 2, '0', (char) 0);
    }
}
