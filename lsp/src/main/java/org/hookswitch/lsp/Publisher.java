package org.hookswitch.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.hookswitch.conf.SourceLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the editor what is wrong, after every change, on a thread of its own.
 *
 * <p>Changes that come while it is at work are looked at together when it is done, so that fast typing costs one look at a
 * time. Files whose findings stay as they were are not told again.
 */
final class Publisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /** As many in one file as anybody will read; the rest comes when these are mended. */
    private static final int MOST = 1000;

    private final Documents documents;
    private final Workspace workspace;
    private final Analysis analysis;
    private final Consumer<PublishDiagnosticsParams> editor;
    private final Map<Path, PublishDiagnosticsParams> published = new HashMap<>();
    private final Thread thread;
    private boolean changed;
    private boolean closed;

    Publisher(Documents documents, Workspace workspace, Analysis analysis, Consumer<PublishDiagnosticsParams> editor) {
        this.documents = documents;
        this.workspace = workspace;
        this.analysis = analysis;
        this.editor = editor;
        this.thread = Thread.ofVirtual().name("lsp diagnostics").start(this::run);
    }

    /** Something is other than before. */
    synchronized void changed() {
        changed = true;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
    }

    private synchronized boolean await() throws InterruptedException {
        while (!changed && !closed) {
            wait();
        }
        changed = false;
        return !closed;
    }

    private void run() {
        try {
            while (await()) {
                try {
                    publish(documents.state());
                } catch (RuntimeException fault) {
                    // One dialplan that cannot be looked at must not end the looking.
                    LOG.error("looking for mistakes failed", fault);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(Documents.State state) {
        Map<Path, List<Diagnostic>> findings = new LinkedHashMap<>();
        Set<Snapshot> snapshots = new LinkedHashSet<>();
        for (Path open : state.documents().keySet()) {
            findings.put(open, new ArrayList<>());
            snapshots.add(workspace.snapshot(state, open));
        }
        for (Snapshot snapshot : snapshots) {
            for (org.hookswitch.conf.Diagnostic found : snapshot.diagnostics(analysis)) {
                Workspace.path(snapshot.folder(), found.location().file())
                        .map(path -> findings.computeIfAbsent(path, file -> new ArrayList<>()))
                        .filter(list -> list.size() < MOST)
                        .ifPresent(list -> list.add(diagnostic(snapshot, found)));
            }
        }
        // What was told of files that nobody looks at any more is taken back.
        for (Path path : List.copyOf(published.keySet())) {
            if (!findings.containsKey(path)) {
                PublishDiagnosticsParams last = published.remove(path);
                if (last != null && !last.getDiagnostics().isEmpty()) {
                    editor.accept(new PublishDiagnosticsParams(last.getUri(), List.of()));
                }
            }
        }
        findings.forEach((path, list) -> tell(state, path, list));
    }

    private void tell(Documents.State state, Path path, List<Diagnostic> list) {
        PublishDiagnosticsParams params = new PublishDiagnosticsParams(state.uri(path), list);
        Documents.Document document = state.documents().get(path);
        if (document != null) {
            params.setVersion(document.version());
        }
        PublishDiagnosticsParams last = published.put(path, params);
        boolean same = last != null
                && last.getUri().equals(params.getUri())
                && last.getDiagnostics().equals(list);
        // A version is told again, so that an editor that waits for its last change sees it was looked at.
        if (!same || (document != null && !params.equals(last))) {
            editor.accept(params);
        }
    }

    private static Diagnostic diagnostic(Snapshot snapshot, org.hookswitch.conf.Diagnostic found) {
        Diagnostic diagnostic = new Diagnostic(
                range(found.location(), snapshot.conf().lines(found.location().file())),
                message(found),
                switch (found.severity()) {
                    case ERROR -> DiagnosticSeverity.Error;
                    case WARNING -> DiagnosticSeverity.Warning;
                    case NOTE -> DiagnosticSeverity.Information;
                },
                "hookswitch");
        found.code().ifPresent(diagnostic::setCode);
        return diagnostic;
    }

    private static String message(org.hookswitch.conf.Diagnostic found) {
        StringBuilder text = new StringBuilder(found.message());
        found.found().ifPresent(value -> text.append("\nfound: ").append(value));
        found.expected().ifPresent(value -> text.append("\nexpected: ").append(value));
        found.fix().ifPresent(value -> text.append('\n').append(value));
        return text.toString();
    }

    /** The word that begins at a place, or the line. */
    private static Range range(SourceLocation at, List<String> lines) {
        int line = Math.max(0, at.line() - 1);
        String text = line < lines.size() ? lines.get(line) : "";
        if (at.column() == 0) {
            int from = text.length() - text.stripLeading().length();
            return new Range(new Position(line, from), new Position(line, text.length()));
        }
        int from = Math.min(at.column() - 1, text.length());
        int to = from;
        while (to < text.length() && CallReader.isNameCharacter(text.charAt(to))) {
            to++;
        }
        return new Range(new Position(line, from), new Position(line, Math.max(to, from + 1)));
    }
}
