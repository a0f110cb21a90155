package org.hookswitch.rehearse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.rehearse.Result.Mismatch;
import org.hookswitch.rehearse.TestCase.Expectation;
import org.hookswitch.rehearse.TestCase.Item;

/** Compares what was expected with what happened. Stateless. */
final class Comparison {

    private static final String GAP = "...";

    private Comparison() {}

    static List<Mismatch> of(TestCase test, Happened happened) {
        var mismatches = new ArrayList<Mismatch>();
        test.expectations().forEach(e -> mismatch(e, happened).ifPresent(mismatches::add));
        if (test.nothingElse()) {
            for (Fact fact : Fact.values()) {
                if (fact.isCounted()) {
                    nothingElse(test, fact, happened, mismatches);
                }
            }
        }
        return mismatches;
    }

    private static void nothingElse(TestCase test, Fact fact, Happened happened, List<Mismatch> mismatches) {
        List<String> subjects = fact.form() == Fact.Form.LIST_OF_PHONE
                ? test.phones().stream().map(TestCase.Phone::name).toList()
                : List.of("");
        for (String subject : subjects) {
            boolean mentioned = test.expectations().stream().anyMatch(e -> e.fact() == fact && e.of().equals(subject));
            List<String> others = happened.of(fact, subject);
            if (!mentioned && !others.isEmpty()) {
                mismatches.add(new Mismatch(
                        new Expectation(fact, subject, List.of(), test.at()), others, 0, "nothing else was expected"));
            }
        }
    }

    private static Optional<Mismatch> mismatch(Expectation e, Happened happened) {
        List<String> facts = happened.of(e.fact(), e.of());
        return switch (e.fact().form()) {
            case LIST, LIST_OF_PHONE -> list(e, e.items(), facts);
            case SOME -> {
                var spaced = new ArrayList<Item>();
                for (Item item : e.items()) {
                    spaced.add(new Item(GAP, item.at()));
                    spaced.add(item);
                }
                spaced.add(new Item(GAP, e.at()));
                yield list(e, spaced, facts).map(m -> new Mismatch(e, facts, Math.max(0, m.at() / 2), m.what()));
            }
            case VALUE, VALUES, VALUES_OF_PHONE -> value(e, facts);
            case TIME -> {
                Duration length = happened.length();
                boolean fits = e.items().stream()
                        .allMatch(i -> Span.parse(i.text())
                                .filter(s -> s.includes(length))
                                .isPresent());
                yield fits ? Optional.empty() : Optional.of(new Mismatch(e, facts, 0, "it took another time"));
            }
        };
    }

    private static Optional<Mismatch> value(Expectation e, List<String> facts) {
        String wanted = e.items().isEmpty() ? "" : e.items().getFirst().text();
        if (facts.isEmpty()) {
            return wanted.isEmpty() ? Optional.empty() : Optional.of(new Mismatch(e, facts, 0, "it was never set"));
        }
        boolean same = e.fact() == Fact.HANGUP
                ? HangupCause.parse(wanted)
                        .map(HangupCause::name)
                        .filter(facts.getFirst()::equals)
                        .isPresent()
                : glob(wanted, facts.getFirst(), false);
        return same ? Optional.empty() : Optional.of(new Mismatch(e, facts, 0, "it is another value"));
    }

    private static Optional<Mismatch> list(Expectation e, List<Item> items, List<String> facts) {
        // reached[i]: how the facts may stand when the first i items have been met.
        var standing = new java.util.BitSet(facts.size() + 1);
        standing.set(0);
        for (int i = 0; i < items.size(); i++) {
            String wanted = items.get(i).text();
            var next = new java.util.BitSet(facts.size() + 1);
            if (wanted.equals(GAP)) {
                next.set(standing.nextSetBit(0), facts.size() + 1);
            } else {
                for (int f = standing.nextSetBit(0); f >= 0 && f < facts.size(); f = standing.nextSetBit(f + 1)) {
                    if (glob(wanted, facts.get(f), true)) {
                        next.set(f + 1);
                    }
                }
            }
            if (next.isEmpty()) {
                int at = standing.nextSetBit(0);
                String instead = at < facts.size() && !isAfterGap(items, i)
                        ? "'" + facts.get(at) + "' happened instead"
                        : "it did not happen";
                return Optional.of(new Mismatch(e, facts, i, instead));
            }
            standing = next;
        }
        if (standing.get(facts.size())) {
            return Optional.empty();
        }
        int at = standing.length() - 1;
        return Optional.of(new Mismatch(e, facts, items.size(), "'" + facts.get(at) + "' happened, too"));
    }

    private static boolean isAfterGap(List<Item> items, int index) {
        return index > 0 && items.get(index - 1).text().equals(GAP);
    }

    /**
     * Whether a text is as a pattern says, in which {@code *} stands for anything.
     *
     * @param prefix whether the text may go on behind the pattern's end, at the end of a word
     */
    static boolean glob(String pattern, String text, boolean prefix) {
        String p = unquoted(pattern);
        String t = unquoted(text);
        int star = -1;
        int back = 0;
        int i = 0;
        int j = 0;
        while (true) {
            if (i == p.length() && (j == t.length() || (prefix && isBoundary(t.charAt(j))))) {
                return true;
            }
            if (i < p.length() && p.charAt(i) == '*') {
                star = i++;
                back = j;
            } else if (i < p.length() && j < t.length() && p.charAt(i) == t.charAt(j)) {
                i++;
                j++;
            } else if (star >= 0 && back < t.length()) {
                i = star + 1;
                j = ++back;
            } else {
                return false;
            }
        }
    }

    /** Names stand in quotes when they are shown, and nobody wants to write these. */
    private static String unquoted(String text) {
        return text.replace("\"", "");
    }

    private static boolean isBoundary(char c) {
        return c == ' ' || c == '(';
    }
}
