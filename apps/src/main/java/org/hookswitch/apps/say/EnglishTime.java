package org.hookswitch.apps.say;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Dates and times as English speech, by the format letters of SayUnixTime and voicemail.conf.
 *
 * <p>One use by one thread. The letters: {@code A a} weekday, {@code B b h} month, {@code m} month as a number, {@code d e}
 * day, {@code Y} year, {@code I l} hour of twelve, {@code H} hour of 24 with a leading oh, {@code k} without, {@code M}
 * minute (o'clock at 0), {@code N} minute (hundred at 0), {@code P p} a. m. or p. m., {@code Q} today, yesterday or the
 * date, {@code q} the same but nothing for today and the weekday within a week, {@code R} hour and minute, {@code S}
 * second, {@code T} hour, minute and second, {@code 'name'} a prompt.
 */
public final class EnglishTime {

    /** What is said when no format is given. */
    public static final String DEFAULT_FORMAT = "ABdY 'digits/at' IMp";

    private static final String DATE = "ABdY";

    private final ZonedDateTime time;
    private final LocalDate today;
    private final Consumer<String> problem;
    private final List<String> prompts = new ArrayList<>();

    private EnglishTime(ZonedDateTime time, LocalDate today, Consumer<String> problem) {
        this.time = time;
        this.today = today;
        this.problem = problem;
    }

    /**
     * The prompts for a moment.
     *
     * @param now in the same zone; tells what today is
     * @param problem is told of what the format has and no letter means, in a sentence without a full stop
     */
    public static List<String> say(ZonedDateTime time, ZonedDateTime now, String format, Consumer<String> problem) {
        var speech = new EnglishTime(time, now.toLocalDate(), problem);
        speech.say(format);
        return speech.prompts;
    }

    private void say(String format) {
        for (int i = 0; i < format.length(); i++) {
            char letter = format.charAt(i);
            if (letter == '\'') {
                int end = format.indexOf('\'', i + 1);
                if (end < 0) {
                    end = format.length();
                    problem.accept("a prompt's quote is never closed in the time format '" + format + "'");
                }
                prompts.add(format.substring(i + 1, end));
                i = end;
            } else {
                letter(letter, format);
            }
        }
    }

    private void letter(char letter, String format) {
        switch (letter) {
            case 'A', 'a' -> prompts.add("digits/day-" + time.getDayOfWeek().getValue() % 7);
            case 'B', 'b', 'h' -> prompts.add("digits/mon-" + (time.getMonthValue() - 1));
            case 'm' -> prompts.addAll(English.ordinal(time.getMonthValue()));
            case 'd', 'e' -> prompts.addAll(English.ordinal(time.getDayOfMonth()));
            case 'Y' -> year(time.getYear());
            case 'I', 'l' -> prompts.add("digits/" + ((time.getHour() + 11) % 12 + 1));
            case 'H', 'k' -> hour(time.getHour(), letter == 'H');
            case 'M' -> minute("digits/oclock");
            case 'N' -> minute("digits/hundred");
            case 'P', 'p' -> prompts.add(time.getHour() > 11 ? "digits/p-m" : "digits/a-m");
            case 'Q' -> day(false);
            case 'q' -> day(true);
            case 'R' -> say("HM");
            case 'S' -> withOh(time.getSecond(), "digits/0");
            case 'T' -> say("HMS");
            case ' ', '\t' -> {}
            default -> problem.accept("the letter '" + letter + "' of the time format '" + format + "' means nothing");
        }
    }

    private void year(int year) {
        if (year >= 2000) {
            prompts.addAll(English.number(year));
        } else if (year >= 1900) {
            prompts.add("digits/19");
            withOh(year - 1900, "digits/hundred");
        } else {
            problem.accept("years before 1900 are not said");
        }
    }

    private void hour(int hour, boolean leadingOh) {
        if (leadingOh ? hour < 10 : hour == 0) {
            prompts.add("digits/oh");
        }
        if (hour > 0) {
            prompts.addAll(English.number(hour));
        }
    }

    private void minute(String full) {
        withOh(time.getMinute(), full);
    }

    private void withOh(int number, String zero) {
        if (number == 0) {
            prompts.add(zero);
        } else {
            if (number < 10) {
                prompts.add("digits/oh");
            }
            prompts.addAll(English.number(number));
        }
    }

    private void day(boolean brief) {
        long ago = ChronoUnit.DAYS.between(time.toLocalDate(), today);
        if (ago == 0) {
            if (!brief) {
                prompts.add("digits/today");
            }
        } else if (ago == 1) {
            prompts.add("digits/yesterday");
        } else {
            say(brief && ago > 0 && ago < 7 ? "A" : DATE);
        }
    }
}
