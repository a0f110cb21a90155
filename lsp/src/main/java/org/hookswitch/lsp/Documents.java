package org.hookswitch.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * The documents that are open in the editor. Changed by the thread that reads from the editor; {@link #state()} is for any
 * thread.
 */
final class Documents {

    /** More than anybody has open at once; further ones are read from the disk only. */
    static final int MOST = 1000;

    /**
     * An open document.
     *
     * @param uri as the editor writes it
     */
    record Document(String uri, int version, String text) {}

    /**
     * All of them at one moment. Immutable.
     *
     * @param stamp grows with every change, here or on the disk
     */
    record State(long stamp, Map<Path, Document> documents) {

        Map<Path, String> texts() {
            Map<Path, String> texts = new LinkedHashMap<>();
            documents.forEach((path, document) -> texts.put(path, document.text()));
            return texts;
        }

        /** How the editor calls a file. */
        String uri(Path path) {
            Document document = documents.get(path);
            return document != null ? document.uri() : path.toUri().toString();
        }
    }

    private volatile State state = new State(0, Map.of());

    State state() {
        return state;
    }

    /** The file that a URI of the editor means; empty for a buffer that is no file. */
    static Optional<Path> path(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equals(parsed.getScheme())
                    ? Optional.of(Path.of(parsed).normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException notAFile) {
            return Optional.empty();
        }
    }

    void open(String uri, int version, String text) {
        path(uri).ifPresent(path -> put(path, new Document(uri, version, text)));
    }

    private synchronized void put(Path path, Document document) {
        Map<Path, Document> changed = new LinkedHashMap<>(state.documents());
        if (changed.size() < MOST || changed.containsKey(path)) {
            changed.put(path, document);
        }
        state = new State(state.stamp() + 1, changed);
    }

    void change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
        path(uri).ifPresent(path -> {
            Document before = state.documents().get(path);
            if (before == null) {
                return;
            }
            String text = before.text();
            for (TextDocumentContentChangeEvent change : changes) {
                Range range = change.getRange();
                text = range == null
                        ? change.getText()
                        : text.substring(0, offset(text, range.getStart()))
                                + change.getText()
                                + text.substring(offset(text, range.getEnd()));
            }
            put(path, new Document(before.uri(), version, text));
        });
    }

    /** The index of a position; one behind the end of its line is taken for the end, as the protocol says. */
    private static int offset(String text, Position position) {
        int at = 0;
        for (int line = 0; line < position.getLine(); line++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return text.length();
            }
            at = end + 1;
        }
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
        return Math.min(at + Math.max(0, position.getCharacter()), stop);
    }

    void close(String uri) {
        path(uri).ifPresent(this::remove);
    }

    private synchronized void remove(Path path) {
        Map<Path, Document> changed = new LinkedHashMap<>(state.documents());
        changed.remove(path);
        state = new State(state.stamp() + 1, changed);
    }

    /** Files on the disk are others than before. */
    synchronized void diskChanged() {
        state = new State(state.stamp() + 1, state.documents());
    }
}
