package org.hookswitch.dialplan;

import java.util.ArrayList;
import java.util.List;

/** Compiles a POSIX extended regular expression to the program of a {@link PosixRegex}. One thread, one use. */
final class RegexCompiler {

    /** Why a pattern cannot be compiled. Never leaves {@link PosixRegex}. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private static final int MAX_REPEAT = 1000;
    private static final int MAX_PROGRAM = 20_000;
    private static final int MAX_DEPTH = 100;
    private static final int UNBOUNDED = -1;

    private final String pattern;
    private final boolean ignoreCase;
    private final List<RegexInstruction> program = new ArrayList<>();
    private int at;
    private int groups;

    RegexCompiler(String pattern, boolean ignoreCase) {
        this.pattern = pattern;
        this.ignoreCase = ignoreCase;
    }

    PosixRegex compile() {
        alternatives(0);
        emit(new RegexInstruction.Accept());
        return new PosixRegex(pattern, program, groups);
    }

    private void emit(RegexInstruction instruction) {
        if (program.size() >= MAX_PROGRAM) {
            throw new Malformed("it is too large");
        }
        program.add(instruction);
    }

    private boolean more() {
        return at < pattern.length();
    }

    private void alternatives(int depth) {
        if (depth > MAX_DEPTH) {
            throw new Malformed("its groups are nested more than " + MAX_DEPTH + " deep");
        }
        int start = program.size();
        sequence(depth);
        List<Integer> ends = new ArrayList<>();
        int branch = start;
        while (more() && pattern.charAt(at) == '|') {
            at++;
            insert(branch, new RegexInstruction.Fork(branch + 1, program.size() + 2));
            ends.add(program.size());
            emit(new RegexInstruction.Jump(0));
            branch = program.size();
            sequence(depth);
        }
        for (int end : ends) {
            program.set(end, new RegexInstruction.Jump(program.size()));
        }
    }

    /** Puts an instruction before those from a place on; what they point to moves along. */
    private void insert(int place, RegexInstruction instruction) {
        emit(instruction);
        for (int i = program.size() - 1; i > place; i--) {
            program.set(i, moved(program.get(i - 1), place, 1));
        }
        program.set(place, instruction);
    }

    private static RegexInstruction moved(RegexInstruction instruction, int from, int by) {
        return switch (instruction) {
            case RegexInstruction.Fork(int preferred, int other) ->
                new RegexInstruction.Fork(
                        preferred >= from ? preferred + by : preferred, other >= from ? other + by : other);
            case RegexInstruction.Jump(int target) -> new RegexInstruction.Jump(target >= from ? target + by : target);
            default -> instruction;
        };
    }

    private void sequence(int depth) {
        while (more() && pattern.charAt(at) != '|' && !(pattern.charAt(at) == ')' && depth > 0)) {
            int start = program.size();
            if (isRepetition()) {
                throw new Malformed("nothing stands before '" + pattern.charAt(at) + "' to be repeated");
            }
            atom(depth);
            while (more() && isRepetition()) {
                if (program.size() == start + 1 && program.getLast() instanceof RegexInstruction.Assert) {
                    throw new Malformed("what stands before '" + pattern.charAt(at) + "' cannot be repeated");
                }
                repetition(start);
            }
        }
    }

    private boolean isRepetition() {
        return "*+?{".indexOf(pattern.charAt(at)) >= 0;
    }

    private void repetition(int start) {
        char c = pattern.charAt(at++);
        switch (c) {
            case '*' -> repeat(start, 0, UNBOUNDED);
            case '+' -> repeat(start, 1, UNBOUNDED);
            case '?' -> repeat(start, 0, 1);
            default -> interval(start);
        }
    }

    /** {@code {n}}, {@code {n,}}, {@code {,m}} or {@code {n,m}}, behind its opening brace. */
    private void interval(int start) {
        int close = pattern.indexOf('}', at);
        String inside = close < 0 ? "" : pattern.substring(at, close);
        if (!inside.matches("[0-9]{1,5}(,[0-9]{0,5})?|,[0-9]{0,5}")) {
            throw new Malformed("'{' begins no repetition such as {2} or {1,3}");
        }
        at = close + 1;
        int comma = inside.indexOf(',');
        String first = comma < 0 ? inside : inside.substring(0, comma);
        String last = comma < 0 ? inside : inside.substring(comma + 1);
        int least = first.isEmpty() ? 0 : Integer.parseInt(first);
        int most = last.isEmpty() ? UNBOUNDED : Integer.parseInt(last);
        if ((most != UNBOUNDED && least > most) || Math.max(least, most) > MAX_REPEAT) {
            throw new Malformed("the repetition {" + inside + "} is out of range");
        }
        repeat(start, least, most);
    }

    private void repeat(int start, int least, int most) {
        List<RegexInstruction> body = new ArrayList<>(program.subList(start, program.size()));
        program.subList(start, program.size()).clear();
        for (int i = 0; i < least; i++) {
            append(body, start);
        }
        if (most == UNBOUNDED) {
            int loop = program.size();
            emit(new RegexInstruction.Fork(loop + 1, loop + body.size() + 2));
            append(body, start);
            emit(new RegexInstruction.Jump(loop));
            return;
        }
        int end = program.size() + (most - least) * (body.size() + 1);
        for (int i = least; i < most; i++) {
            emit(new RegexInstruction.Fork(program.size() + 1, end));
            append(body, start);
        }
    }

    private void append(List<RegexInstruction> body, int writtenAt) {
        int by = program.size() - writtenAt;
        for (RegexInstruction instruction : body) {
            emit(moved(instruction, writtenAt, by));
        }
    }

    private void atom(int depth) {
        char c = pattern.charAt(at++);
        switch (c) {
            case '(' -> {
                int group = ++groups;
                if (group == 1) {
                    emit(new RegexInstruction.Save(0));
                }
                alternatives(depth + 1);
                if (!more()) {
                    throw new Malformed("'(' without ')'");
                }
                at++;
                if (group == 1) {
                    emit(new RegexInstruction.Save(1));
                }
            }
            case '.' -> emit(new RegexInstruction.Take(CharacterSet.any()));
            case '^' -> emit(new RegexInstruction.Assert(RegexInstruction.Place.START));
            case '$' -> emit(new RegexInstruction.Assert(RegexInstruction.Place.END));
            case '[' -> take(bracket());
            case '\\' -> escape();
            default -> take(ignoringCase(new CharacterSet().add(c)));
        }
    }

    private void take(CharacterSet set) {
        emit(new RegexInstruction.Take(set));
    }

    private void escape() {
        if (!more()) {
            throw new Malformed("it ends with a backslash");
        }
        char c = pattern.charAt(at++);
        switch (c) {
            case 'w' -> take(word());
            case 'W' -> take(word().negate());
            case 's' -> take(new CharacterSet().addAll(" \t\n\r\f\u000b"));
            case 'S' -> take(new CharacterSet().addAll(" \t\n\r\f\u000b").negate());
            case 'b' -> emit(new RegexInstruction.Assert(RegexInstruction.Place.WORD_EDGE));
            case 'B' -> emit(new RegexInstruction.Assert(RegexInstruction.Place.NO_WORD_EDGE));
            case '<' -> emit(new RegexInstruction.Assert(RegexInstruction.Place.WORD_START));
            case '>' -> emit(new RegexInstruction.Assert(RegexInstruction.Place.WORD_END));
            default -> {
                if (c >= '1' && c <= '9') {
                    throw new Malformed("back references such as \\" + c + " are not supported");
                }
                take(ignoringCase(new CharacterSet().add(c)));
            }
        }
    }

    private static CharacterSet word() {
        return new CharacterSet()
                .addRange('a', 'z')
                .addRange('A', 'Z')
                .addRange('0', '9')
                .add('_');
    }

    private CharacterSet ignoringCase(CharacterSet set) {
        return ignoreCase ? set.ignoreCase() : set;
    }

    private CharacterSet bracket() {
        CharacterSet set = new CharacterSet();
        boolean negated = more() && pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        boolean first = true;
        while (true) {
            if (!more()) {
                throw new Malformed("'[' without ']'");
            }
            char c = pattern.charAt(at);
            if (c == ']' && !first) {
                at++;
                break;
            }
            first = false;
            if (c == '[' && pattern.startsWith("[:", at)) {
                characterClass(set);
                continue;
            }
            char from = element();
            if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                char to = element();
                if (to < from) {
                    throw new Malformed("the range " + from + "-" + to + " runs backwards");
                }
                set.addRange(from, to);
                if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                    throw new Malformed("the end of a range begins no other");
                }
            } else {
                set.add(from);
            }
        }
        ignoringCase(set);
        return negated ? set.negate() : set;
    }

    /** One character, perhaps written as {@code [.x.]} or {@code [=x=]}. */
    private char element() {
        if (pattern.startsWith("[.", at) || pattern.startsWith("[=", at)) {
            char kind = pattern.charAt(at + 1);
            int close = pattern.indexOf(kind + "]", at + 2);
            if (close != at + 3) {
                throw new Malformed("only single characters may stand in [" + kind + " " + kind + "]");
            }
            char c = pattern.charAt(at + 2);
            at = close + 2;
            return c;
        }
        return pattern.charAt(at++);
    }

    private void characterClass(CharacterSet set) {
        int close = pattern.indexOf(":]", at + 2);
        if (close < 0) {
            throw new Malformed("'[:' without ':]'");
        }
        String name = pattern.substring(at + 2, close);
        at = close + 2;
        switch (name) {
            case "digit" -> set.addRange('0', '9');
            case "alpha" -> set.addRange('a', 'z').addRange('A', 'Z');
            case "alnum" -> set.addRange('a', 'z').addRange('A', 'Z').addRange('0', '9');
            case "upper" -> set.addRange('A', 'Z');
            case "lower" -> set.addRange('a', 'z');
            case "space" -> set.addAll(" \t\n\r\f\u000b");
            case "blank" -> set.addAll(" \t");
            case "punct" ->
                set.addRange('!', '/').addRange(':', '@').addRange('[', '`').addRange('{', '~');
            case "xdigit" -> set.addRange('0', '9').addRange('a', 'f').addRange('A', 'F');
            case "print" -> set.addRange(' ', '~');
            case "graph" -> set.addRange('!', '~');
            case "cntrl" -> set.addRange('\0', '\u001f').add('\u007f');
            default -> throw new Malformed("there is no class [:" + name + ":]");
        }
    }
}
