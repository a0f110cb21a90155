package org.hookswitch.apps.function.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * Dates and times read by the conversions of C's {@code strptime}. What the text does not say is as C leaves it: the year
 * 1900, January, the day before its first, midnight. One thread, one use.
 */
final class TimeReader {

    private final String text;
    private int at;
    private int year = 1900;
    private int month = 1;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int dayOfYear = -1;
    private int century = -1;
    private boolean twelveHours;
    private boolean afternoon;
    private Optional<ZoneOffset> offset = Optional.empty();
    private Optional<Instant> epoch = Optional.empty();

    private TimeReader(String text) {
        this.text = text;
    }

    /** What was read: a moment, and what of the text was left. */
    record Read(Instant moment, String rest) {}

    /**
     * Reads a text by a pattern.
     *
     * @param zone what the time is told in, unless the text tells its own
     * @return empty when the text does not follow the pattern
     */
    static Optional<Read> read(String text, String pattern, ZoneId zone) {
        var reader = new TimeReader(text);
        if (!reader.follow(pattern)) {
            return Optional.empty();
        }
        return Optional.of(new Read(reader.moment(zone), reader.text.substring(reader.at)));
    }

    /** Reads a text by a pattern, where a zone may be told behind it. */
    static Optional<String> rest(String text, String pattern) {
        return read(text, pattern, ZoneOffset.UTC).map(Read::rest);
    }

    private Instant moment(ZoneId zone) {
        if (epoch.isPresent()) {
            return epoch.get();
        }
        int fullYear = century < 0 ? year : century * 100 + Math.floorMod(year, 100);
        int fullHour = twelveHours ? hour % 12 + (afternoon ? 12 : 0) : hour;
        LocalDateTime time = LocalDateTime.of(fullYear, dayOfYear > 0 ? 1 : month, 1, 0, 0)
                .plusDays((dayOfYear > 0 ? dayOfYear : day) - 1L)
                .plusHours(fullHour)
                .plusMinutes(minute)
                .plusSeconds(second);
        return time.atZone(offset.<ZoneId>map(o -> o).orElse(zone)).toInstant();
    }

    private boolean follow(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (Character.isWhitespace(c)) {
                skipBlanks();
            } else if (c != '%' || i + 1 == pattern.length()) {
                if (!take(c)) {
                    return false;
                }
            } else {
                i++;
                while (i + 1 < pattern.length() && "-_0^#EO".indexOf(pattern.charAt(i)) >= 0) {
                    i++;
                }
                if (!convert(pattern.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean convert(char conversion) {
        return switch (conversion) {
            case '%' -> take('%');
            case 'n', 't' -> {
                skipBlanks();
                yield true;
            }
            case 'a', 'A' -> name(Names.DAYS) >= 0;
            case 'b', 'B', 'h' -> {
                int found = name(Names.MONTHS);
                month = found + 1;
                yield found >= 0;
            }
            case 'c' -> follow("%a %b %e %H:%M:%S %Y");
            case 'C' -> number(2, 0, 99, n -> century = n);
            case 'd', 'e' -> number(2, 1, 31, n -> day = n);
            case 'D', 'x' -> follow("%m/%d/%y");
            case 'F' -> follow("%Y-%m-%d");
            case 'H', 'k' -> hour(0, 23, false);
            case 'I', 'l' -> hour(1, 12, true);
            case 'j' -> number(3, 1, 366, n -> dayOfYear = n);
            case 'm' -> number(2, 1, 12, n -> month = n);
            case 'M' -> number(2, 0, 59, n -> minute = n);
            case 'p', 'P' -> halfOfDay();
            case 'r' -> follow("%I:%M:%S %p");
            case 'R' -> follow("%H:%M");
            case 's' -> epochSeconds();
            case 'S' -> number(2, 0, 61, n -> second = n);
            case 'T', 'X' -> follow("%H:%M:%S");
            case 'u' -> number(1, 1, 7).isPresent();
            case 'w' -> number(1, 0, 6).isPresent();
            case 'U', 'W', 'V' -> number(2, 0, 53).isPresent();
            case 'y' -> number(2, 0, 99, n -> year = n < 69 ? 2000 + n : 1900 + n);
            case 'Y' -> number(4, 0, 9999, n -> year = n);
            case 'z' -> zoneOffset();
            case 'Z' -> zoneName();
            default -> false;
        };
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private OptionalInt number(int width, int least, int most) {
        skipBlanks();
        int value = 0;
        int digits = 0;
        while (digits < width && at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            int next = value * 10 + Character.digit(text.charAt(at), 10);
            if (next > most) {
                break;
            }
            value = next;
            at++;
            digits++;
        }
        return digits == 0 || value < least ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private boolean number(int width, int least, int most, IntConsumer taker) {
        OptionalInt found = number(width, least, most);
        found.ifPresent(taker);
        return found.isPresent();
    }

    private boolean hour(int least, int most, boolean ofTwelve) {
        OptionalInt found = number(2, least, most);
        twelveHours = ofTwelve;
        hour = found.orElse(0);
        return found.isPresent();
    }

    private boolean halfOfDay() {
        skipBlanks();
        boolean known = text.regionMatches(true, at, "AM", 0, 2) || text.regionMatches(true, at, "PM", 0, 2);
        if (known) {
            afternoon = text.regionMatches(true, at, "PM", 0, 2);
            twelveHours = true;
            at += 2;
        }
        return known;
    }

    private int name(List<String> names) {
        skipBlanks();
        String rest = text.substring(at).toLowerCase(Locale.ROOT);
        for (int i = 0; i < names.size(); i++) {
            String full = names.get(i).toLowerCase(Locale.ROOT);
            if (rest.startsWith(full)) {
                at += full.length();
                return i;
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (rest.startsWith(names.get(i).substring(0, 3).toLowerCase(Locale.ROOT))) {
                at += 3;
                return i;
            }
        }
        return -1;
    }

    private boolean epochSeconds() {
        int from = at;
        take('-');
        while (at < text.length() && at - from < 12 && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        if (digits.isEmpty() || digits.equals("-")) {
            return false;
        }
        epoch = Optional.of(Instant.ofEpochSecond(Long.parseLong(digits)));
        return true;
    }

    private boolean zoneOffset() {
        skipBlanks();
        if (take('Z')) {
            offset = Optional.of(ZoneOffset.UTC);
            return true;
        }
        int sign = take('+') ? 1 : take('-') ? -1 : 0;
        OptionalInt hours = sign == 0 ? OptionalInt.empty() : number(2, 0, 14);
        if (hours.isEmpty()) {
            return false;
        }
        take(':');
        int minutes = number(2, 0, 59).orElse(0);
        offset = Optional.of(ZoneOffset.ofTotalSeconds(sign * (hours.getAsInt() * 3600 + minutes * 60)));
        return true;
    }

    /** A zone's abbreviation tells nothing for sure; it is read over. */
    private boolean zoneName() {
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return true;
    }
}
