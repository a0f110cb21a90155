package org.hookswitch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line as somebody typed it, taken apart into words: blanks separate, double quotes keep together, a backslash takes the
 * next character as it is.
 *
 * @param words in order
 */
record TypedLine(List<String> words) {

    TypedLine {
        words = List.copyOf(words);
    }

    /** These words as a line that is taken apart into the same again. */
    static String join(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[^\\s\"\\\\]+") ? word : '"' + word.replaceAll("([\"\\\\])", "\\\\$1") + '"')
                .collect(Collectors.joining(" "));
    }

    static TypedLine of(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean begun = false;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                word.append(text.charAt(i));
                begun = true;
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return new TypedLine(words);
    }
}
