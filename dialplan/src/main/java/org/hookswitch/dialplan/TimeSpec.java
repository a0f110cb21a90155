package org.hookswitch.dialplan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * When something counts: {@code times,weekdays,days,months[,timezone]}, as in {@code 9:00-17:00,mon-fri,*,*}.
 *
 * <p>Immutable. Each part is {@code *} or ranges joined by {@code &}; a range whose end lies before its beginning wraps
 * around ({@code 22:00-6:00}, {@code fri-mon}); both ends count, the last minute to its end. What cannot be understood
 * never counts. Follows the page of GotoIfTime of Asterisk's manual.
 */
public final class TimeSpec {

    private static final List<String> WEEKDAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int DAYS = 31;
    private static final int MINUTES = 24 * 60;

    /** From one value to another, both included, around the end if need be. */
    private record Range(int from, int to) {
        boolean holds(int value) {
            return from <= to ? value >= from && value <= to : value >= from || value <= to;
        }
    }

    private final String source;
    private final List<Range> minutes;
    private final List<Range> weekdays;
    private final List<Range> days;
    private final List<Range> months;
    private final Optional<ZoneId> zone;

    private TimeSpec(String source, Reader reader) {
        this.source = source;
        this.minutes = List.copyOf(reader.minutes);
        this.weekdays = List.copyOf(reader.weekdays);
        this.days = List.copyOf(reader.days);
        this.months = List.copyOf(reader.months);
        this.zone = reader.zone;
    }

    /**
     * Reads a specification; parts left out at the end count always.
     *
     * @param problem is told what cannot be understood, each in one sentence without a full stop
     */
    public static TimeSpec parse(String text, Consumer<String> problem) {
        return new TimeSpec(text, new Reader(problem).read(text));
    }

    /** Whether a moment is among those meant. */
    public boolean includes(Instant moment, ZoneId localZone) {
        ZonedDateTime time = moment.atZone(zone.orElse(localZone));
        return holds(minutes, time.getHour() * 60 + time.getMinute())
                && holds(weekdays, time.getDayOfWeek().getValue() % 7)
                && holds(days, time.getDayOfMonth() - 1)
                && holds(months, time.getMonthValue() - 1);
    }

    private static boolean holds(List<Range> ranges, int value) {
        for (Range range : ranges) {
            if (range.holds(value)) {
                return true;
            }
        }
        return false;
    }

    /** The specification as written. */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return source;
    }

    private static final class Reader {
        private final Consumer<String> problem;
        private List<Range> minutes = all(MINUTES);
        private List<Range> weekdays = all(WEEKDAYS.size());
        private List<Range> days = all(DAYS);
        private List<Range> months = all(MONTHS.size());
        private Optional<ZoneId> zone = Optional.empty();

        Reader(Consumer<String> problem) {
            this.problem = problem;
        }

        private static List<Range> all(int count) {
            return List.of(new Range(0, count - 1));
        }

        Reader read(String text) {
            String[] fields = text.split("[,|]", -1);
            if (fields.length > 5) {
                problem.accept("'" + text + "' has more than times, weekdays, days, months and a time zone");
            }
            if (given(fields, 0)) {
                minutes = times(fields[0].strip());
            }
            if (given(fields, 1)) {
                weekdays = ranges(fields[1].strip(), WEEKDAYS, WEEKDAYS.size(), "weekday");
            }
            if (given(fields, 2)) {
                days = ranges(fields[2].strip(), List.of(), DAYS, "day of the month");
            }
            if (given(fields, 3)) {
                months = ranges(fields[3].strip(), MONTHS, MONTHS.size(), "month");
            }
            if (given(fields, 4)) {
                zone(fields[4].strip());
            }
            return this;
        }

        private static boolean given(String[] fields, int index) {
            return index < fields.length
                    && !fields[index].isBlank()
                    && !fields[index].strip().equals("*");
        }

        private void zone(String name) {
            try {
                zone = Optional.of(ZoneId.of(name));
            } catch (DateTimeException unknown) {
                problem.accept("there is no time zone '" + name + "'; the local one counts");
            }
        }

        private List<Range> times(String text) {
            List<Range> ranges = new ArrayList<>();
            for (String piece : text.split("&", -1)) {
                String[] ends = piece.split("-", 2);
                int from = minute(ends[0].strip());
                int to = ends.length == 2 ? minute(ends[1].strip()) : from;
                if (from < 0 || to < 0) {
                    problem.accept("'" + piece.strip() + "' is no range of times such as 9:00-17:30");
                } else {
                    ranges.add(new Range(from, to));
                }
            }
            return ranges;
        }

        private static int minute(String text) {
            if (!text.matches("[0-9]{1,2}:[0-9]{1,2}")) {
                return -1;
            }
            String[] parts = text.split(":", -1);
            int hour = Integer.parseInt(parts[0]);
            int minute = Integer.parseInt(parts[1]);
            return hour > 23 || minute > 59 ? -1 : hour * 60 + minute;
        }

        private List<Range> ranges(String text, List<String> names, int count, String what) {
            List<Range> ranges = new ArrayList<>();
            for (String piece : text.split("&", -1)) {
                String[] ends = piece.split("-", 2);
                int from = value(ends[0].strip(), names, count);
                int to = ends.length == 2 ? value(ends[1].strip(), names, count) : from;
                if (from < 0 || to < 0) {
                    problem.accept("'" + piece.strip() + "' is no " + what + " and no range of them");
                } else {
                    ranges.add(new Range(from, to));
                }
            }
            return ranges;
        }

        /** The index of a name, or one less than a number. */
        private static int value(String text, List<String> names, int count) {
            int named = names.indexOf(text.toLowerCase(Locale.ROOT));
            if (named >= 0) {
                return named;
            }
            if (!text.matches("[0-9]{1,2}")) {
                return -1;
            }
            int number = Integer.parseInt(text);
            return number >= 1 && number <= count ? number - 1 : -1;
        }
    }
}
