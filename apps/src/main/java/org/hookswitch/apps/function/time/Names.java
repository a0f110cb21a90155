package org.hookswitch.apps.function.time;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** English names of months and days, and names of time zones. */
final class Names {

    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    static final List<String> DAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private Names() {}

    /** The month of a number from 1. */
    static String month(int number) {
        return MONTHS.get(number - 1);
    }

    /** The zone's abbreviation, such as {@code CET}. */
    static String zone(ZonedDateTime time) {
        String name = ZONE.format(time);
        return name.equals("Z") ? "UTC" : name;
    }
}
