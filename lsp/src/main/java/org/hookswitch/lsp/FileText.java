package org.hookswitch.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.CommentStripper;

/**
 * What the lines of one file show without being understood: section heads, and comments in blocks.
 *
 * <p>Immutable.
 *
 * @param heads in order
 * @param blocks comments of several lines
 */
record FileText(String file, List<String> lines, List<Head> heads, List<Lines> blocks) {

    /**
     * The head of a section.
     *
     * @param parents the sections that it inherits from
     * @param last the last line of the section that is not blank or comment, counted from 0
     */
    record Head(String name, Span span, boolean template, List<Parent> parents, int last) {}

    record Parent(String name, Span span) {}

    /** Lines of a file counted from 0, both included. */
    record Lines(int from, int to) {}

    static FileText of(String file, List<String> lines) {
        List<Head> heads = new ArrayList<>();
        List<Lines> blocks = new ArrayList<>();
        CommentStripper comments = new CommentStripper();
        Head open = null;
        int last = 0;
        int blockFrom = -1;
        for (int i = 0; i < lines.size(); i++) {
            boolean inside = comments.insideBlock();
            CommentStripper.Stripped stripped = comments.strip(lines.get(i), i + 1);
            if (!inside && comments.insideBlock()) {
                blockFrom = i;
            } else if (inside && !comments.insideBlock() && blockFrom >= 0) {
                blocks.add(new Lines(blockFrom, i));
                blockFrom = -1;
            }
            Optional<Head> head = head(file, i, stripped);
            if (head.isPresent()) {
                if (open != null) {
                    heads.add(closed(open, last));
                }
                open = head.get();
            }
            if (!stripped.text().isBlank()) {
                last = i;
            }
        }
        if (open != null) {
            heads.add(closed(open, last));
        }
        if (blockFrom >= 0) {
            blocks.add(new Lines(blockFrom, lines.size() - 1));
        }
        return new FileText(file, List.copyOf(lines), List.copyOf(heads), List.copyOf(blocks));
    }

    private static Head closed(Head head, int last) {
        return new Head(head.name, head.span, head.template, head.parents, last);
    }

    private static Optional<Head> head(String file, int line, CommentStripper.Stripped stripped) {
        String text = stripped.text();
        int open = text.indexOf('[');
        if (open < 0 || !text.substring(0, open).isBlank()) {
            return Optional.empty();
        }
        int close = text.indexOf(']', open);
        if (close <= open + 1) {
            return Optional.empty();
        }
        Piece name = new Piece(text, 0).part(open + 1, close).stripped();
        List<Parent> parents = new ArrayList<>();
        boolean template = false;
        int list = text.indexOf('(', close);
        if (list >= 0) {
            int end = text.indexOf(')', list);
            for (Piece word : new Piece(text, 0)
                    .part(list + 1, end < 0 ? text.length() : end)
                    .split(',')) {
                Piece parent = word.stripped();
                if (parent.text().equals("!")) {
                    template = true;
                } else if (!parent.isEmpty() && !parent.text().equals("+")) {
                    parents.add(new Parent(parent.text(), span(file, line, parent, stripped)));
                }
            }
        }
        return Optional.of(new Head(name.text(), span(file, line, name, stripped), template, parents, line));
    }

    private static Span span(String file, int line, Piece piece, CommentStripper.Stripped stripped) {
        int from = stripped.columns().applyAsInt(piece.at()) - 1;
        int to = piece.isEmpty() ? from : stripped.columns().applyAsInt(piece.end() - 1);
        return new Span(file, line, from, to);
    }

    /** The section that a line belongs to. */
    Optional<Head> headAt(int line) {
        Head found = null;
        for (Head head : heads) {
            if (head.span().line() <= line) {
                found = head;
            }
        }
        return Optional.ofNullable(found);
    }
}
