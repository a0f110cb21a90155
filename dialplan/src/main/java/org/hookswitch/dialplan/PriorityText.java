package org.hookswitch.dialplan;

import java.util.Optional;

/**
 * What stands where a priority is written: {@code 1}, {@code n}, {@code n(label)}, {@code n+2(label)}, {@code hint}.
 *
 * @param written all of it
 * @param word the number, letter, word or label
 * @param label the label it gives
 * @param isLabelOpen whether the label's parenthesis is not closed
 * @param plus what is added; -1 when that is no number
 */
record PriorityText(String written, String word, Optional<String> label, boolean isLabelOpen, int plus) {

    static PriorityText read(String text) {
        String rest = text.strip();
        Optional<String> label = Optional.empty();
        boolean labelOpen = false;
        int open = rest.indexOf('(');
        if (open >= 0) {
            int close = rest.indexOf(')', open);
            labelOpen = close < 0;
            String name =
                    rest.substring(open + 1, labelOpen ? rest.length() : close).strip();
            label = name.isEmpty() ? Optional.empty() : Optional.of(name);
            // What is added may stand before or behind the label.
            rest = rest.substring(0, open) + (labelOpen ? "" : rest.substring(close + 1));
        }
        int plus = rest.indexOf('+');
        int added = 0;
        if (plus >= 0) {
            String digits = rest.substring(plus + 1).strip();
            added = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
            rest = rest.substring(0, plus);
        }
        return new PriorityText(text.strip(), rest.strip(), label, labelOpen, added);
    }
}
