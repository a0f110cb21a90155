package org.hookswitch.apps.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers, digits and letters as English speech: lists of prompts, with the names that the sounds of Asterisk have.
 *
 * <p>Pure functions; safe for any thread. Languages without a grammar of their own are spoken by these rules with the
 * prompts of the language, as Asterisk does for languages it does not know.
 */
public final class English {

    private static final long[] SCALES = {1_000_000_000L, 1_000_000L, 1_000L};
    private static final String[] SCALE_NAMES = {"billion", "million", "thousand"};

    /** The largest number, and with a minus the smallest, for which there are words. */
    public static final long LARGEST = 999_999_999_999L;

    private English() {}

    /** A whole number: {@code digits/20 digits/1}; empty when it is beyond {@link #LARGEST}. */
    public static List<String> number(long number) {
        List<String> prompts = new ArrayList<>();
        if (number < -LARGEST || number > LARGEST) {
            return prompts;
        }
        if (number < 0) {
            prompts.add("digits/minus");
        }
        cardinal(prompts, Math.abs(number));
        return prompts;
    }

    private static void cardinal(List<String> prompts, long number) {
        long rest = number;
        for (int i = 0; i < SCALES.length; i++) {
            if (rest >= SCALES[i]) {
                cardinal(prompts, rest / SCALES[i]);
                prompts.add("digits/" + SCALE_NAMES[i]);
                rest %= SCALES[i];
            }
        }
        if (rest >= 100) {
            prompts.add("digits/" + rest / 100);
            prompts.add("digits/hundred");
            rest %= 100;
        }
        if (rest >= 20) {
            prompts.add("digits/" + rest / 10 * 10);
            rest %= 10;
        }
        if (rest > 0 || number == 0) {
            prompts.add("digits/" + rest);
        }
    }

    /** The number of a place in an order: {@code digits/20 digits/h-1} for the twenty-first. */
    public static List<String> ordinal(long number) {
        List<String> prompts = number(number);
        if (!prompts.isEmpty()) {
            prompts.set(prompts.size() - 1, prompts.getLast().replaceFirst("^digits/(?!minus)", "digits/h-"));
        }
        return prompts;
    }

    /** Digits one by one; {@code *}, {@code #} and {@code -} have names, all else is silent. */
    public static List<String> digits(String text) {
        List<String> prompts = new ArrayList<>();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '*' -> prompts.add("digits/star");
                case '#' -> prompts.add("digits/pound");
                case '-' -> prompts.add("digits/minus");
                default -> {
                    if (isDigit(c)) {
                        prompts.add("digits/" + c);
                    }
                }
            }
        }
        return prompts;
    }

    /** Which letters are said with their case. */
    public enum Case {
        NEITHER,
        LOWER,
        UPPER,
        BOTH
    }

    /** A text letter by letter. */
    public static List<String> letters(String text, Case said) {
        List<String> prompts = new ArrayList<>();
        for (char c : text.toCharArray()) {
            if (isLetter(c)) {
                boolean upper = c <= 'Z';
                if (said == Case.BOTH || (upper ? said == Case.UPPER : said == Case.LOWER)) {
                    prompts.add(upper ? "uppercase" : "lowercase");
                }
                prompts.add("letters/" + Character.toLowerCase(c));
            } else {
                prompts.add(symbol(c));
            }
        }
        return prompts;
    }

    /** A text in the phonetic alphabet: alpha, bravo, charlie. */
    public static List<String> phonetic(String text) {
        List<String> prompts = new ArrayList<>();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            prompts.add(isLetter(c) ? "phonetic/" + c + "_p" : symbol(c));
        }
        return prompts;
    }

    private static String symbol(char c) {
        if (isDigit(c)) {
            return "digits/" + c;
        }
        return switch (c) {
            case '*' -> "digits/star";
            case '#' -> "digits/pound";
            case '!' -> "letters/exclaimation-point";
            case '@' -> "letters/at";
            case '$' -> "letters/dollar";
            case '-' -> "letters/dash";
            case '.' -> "letters/dot";
            case '=' -> "letters/equals";
            case '+' -> "letters/plus";
            case '/' -> "letters/slash";
            case ' ' -> "letters/space";
            default -> "letters/ascii" + (int) c;
        };
    }

    /** An amount of dollars and cents, such as {@code 12.50}; what stands before the number, as a currency sign, is left out. */
    public static List<String> money(String amount) {
        String text = amount.replaceAll("[^0-9.]", "");
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String part = point < 0 ? "" : (text.substring(point + 1).replace(".", "") + "00").substring(0, 2);
        long dollars = whole.isEmpty() ? 0 : whole.length() > 12 ? -1 : Long.parseLong(whole);
        long cents = part.isEmpty() ? 0 : Long.parseLong(part);
        List<String> prompts = new ArrayList<>();
        if (dollars < 0) {
            return prompts;
        }
        if (dollars > 0 || cents == 0) {
            prompts.addAll(number(dollars));
            prompts.add(dollars == 1 ? "letters/dollar" : "dollars");
        }
        if (cents > 0) {
            if (dollars > 0) {
                prompts.add("and");
            }
            prompts.addAll(number(cents));
            prompts.add(cents == 1 ? "cent" : "cents");
        }
        return prompts;
    }

    /** The form of a noun that goes with a number of things: the prompt itself for one, with an s for any other number. */
    public static String counted(String noun, long number) {
        return number == 1 ? noun : noun + "s";
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
