package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes nodes of an expression in whose text every substituted value is one placeholder character. One thread, one use.
 *
 * <p>The nodes hold for values that leave the structure as it is: a word of word characters or a negative number, a
 * quoted text without quotes. {@link #slots} says which is which, so that the executor can tell for each run.
 */
final class NodeBuilder implements Grammar.Actions<Node> {

    /** The first placeholder: a private character of Unicode, taken for part of a word. */
    static final char FIRST_PLACEHOLDER = '\uE000';

    /** As many as there are private characters. */
    static final int MAX_VALUES = 6400;

    /** More operators than this are not compiled: evaluating nodes is recursive, reading text is not. */
    private static final int MAX_OPERATORS = 500;

    /** What a value may be without changing the structure. */
    enum Slot {
        /** All of a word: word characters or a negative number. */
        WORD,
        /** All of a word beside an operator that binds more closely than the minus sign: word characters. */
        WORD_WITHOUT_MINUS,
        /** Part of a word: word characters, perhaps none. */
        WORD_PART,
        /** In quotes: anything but quotes. */
        QUOTED
    }

    private final Slot[] slots;
    private final Consumer<String> problem;
    private boolean compilable = true;
    private int operators;

    NodeBuilder(int values, Consumer<String> problem) {
        this.slots = new Slot[values];
        this.problem = problem;
    }

    /** Whether the nodes mean what the text means. */
    boolean compilable() {
        return compilable && operators <= MAX_OPERATORS;
    }

    Slot[] slots() {
        return slots;
    }

    static boolean isPlaceholder(char c) {
        return c >= FIRST_PLACEHOLDER && c < FIRST_PLACEHOLDER + MAX_VALUES;
    }

    static boolean hasPlaceholder(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isPlaceholder(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Node value(Token token) {
        String text = token.text();
        boolean quoted = token.kind() == Token.Kind.QUOTED;
        if (!hasPlaceholder(text)) {
            return Node.Constant.of(quoted ? new Operand.Text(text) : Operand.of(text));
        }
        if (text.length() == 1) {
            int index = text.charAt(0) - FIRST_PLACEHOLDER;
            slots[index] = Slot.WORD;
            return new Node.Value(index);
        }
        List<String> texts = new ArrayList<>();
        int first = -1;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isPlaceholder(text.charAt(i))) {
                int index = text.charAt(i) - FIRST_PLACEHOLDER;
                first = first < 0 ? index : first;
                slots[index] = quoted ? Slot.QUOTED : Slot.WORD_PART;
                texts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        texts.add(text.substring(from));
        // A word of values alone may come out empty, which a token cannot be.
        compilable &= quoted || texts.stream().anyMatch(piece -> !piece.isEmpty());
        return new Node.Mixed(quoted, texts, first);
    }

    @Override
    public Node minus(Node operand) {
        return new Node.Minus(operand, operand.isWhole());
    }

    @Override
    public Node not(Node operand) {
        return new Node.Not(operand, operand.isWhole());
    }

    @Override
    public Node binary(Operator operator, Node left, Node right) {
        operators++;
        if (!operator.isTextual()) {
            return new Node.Binary(operator, left, right, left.isWhole() && right.isWhole());
        }
        withoutMinus(left);
        withoutMinus(right);
        if (operator != Operator.JOIN && right instanceof Node.Constant constant) {
            Optional<PosixRegex> regex = PosixRegex.compile(constant.operand().unquoted(), problem);
            // A malformed pattern warns whenever it is evaluated.
            if (regex.isPresent()) {
                return new Node.Matching(operator, left, regex);
            }
        }
        return new Node.Binary(operator, left, right, false);
    }

    private void withoutMinus(Node node) {
        if (node instanceof Node.Value(int index)) {
            slots[index] = Slot.WORD_WITHOUT_MINUS;
        }
    }

    @Override
    public Node conditional(Node condition, Node whenTrue, Node whenFalse) {
        return new Node.Conditional(
                condition, whenTrue, whenFalse, condition.isWhole() && whenTrue.isWhole() && whenFalse.isWhole());
    }

    @Override
    public Node call(Token name, List<Node> arguments) {
        compilable &= !hasPlaceholder(name.text());
        return new Node.Call(name.text(), arguments);
    }

    @Override
    public Node empty() {
        return Node.Constant.of(Evaluator.EMPTY);
    }

    @Override
    public Node zero() {
        return Node.Constant.of(Evaluator.ZERO);
    }
}
