package org.hookswitch.lsp;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionSpec;

/** A writer's desk for tests: documents that are open, and a cursor, written {@code ‸}, in one of them. */
final class Desk {

    static final Words WORDS = words();

    private static final Path FOLDER = Path.of("desk").toAbsolutePath();

    private final Map<String, String> texts = new LinkedHashMap<>();
    String file = "";
    int line;
    int column;

    private static Words words() {
        Pbx pbx = Pbx.builder().build();
        record Made(FunctionSpec spec) implements DialplanFunction {}
        pbx.registry()
                .add(new Made(FunctionSpec.readWrite("DESK", "What lies on it.", "DESK(item)", 1, 1)
                        .withWords("pen", "paper")));
        return Words.of(pbx.registry());
    }

    /** A desk with an extensions.conf. */
    static Desk with(String... lines) {
        return new Desk().and(Snapshot.DIALPLAN, lines);
    }

    /** One more file. */
    Desk and(String name, String... lines) {
        String text = String.join("\n", lines);
        int cursor = text.indexOf('‸');
        if (cursor >= 0) {
            file = name;
            line = (int)
                    text.substring(0, cursor).chars().filter(c -> c == '\n').count();
            column = cursor - text.lastIndexOf('\n', cursor - 1) - 1;
            text = text.replace("‸", "");
        }
        texts.put(name, text);
        return this;
    }

    Documents.State state() {
        Map<Path, Documents.Document> documents = new LinkedHashMap<>();
        texts.forEach((name, text) -> documents.put(
                FOLDER.resolve(name),
                new Documents.Document(FOLDER.resolve(name).toUri().toString(), 1, text)));
        return new Documents.State(1, documents);
    }

    Snapshot snapshot() {
        return new Workspace(WORDS).snapshot(state(), FOLDER.resolve(file.isEmpty() ? Snapshot.DIALPLAN : file));
    }

    List<String> lines(String name) {
        return texts.getOrDefault(name, "").lines().toList();
    }

    /** Spans as {@code file:line:text}, lines counted from 1, and of the main file without its name. */
    List<String> shown(Iterable<Span> spans) {
        List<String> shown = new java.util.ArrayList<>();
        for (Span span : spans) {
            String text = lines(span.file()).get(span.line()).substring(span.from(), span.to());
            shown.add(
                    (span.file().equals(Snapshot.DIALPLAN) ? "" : span.file() + ":") + (span.line() + 1) + ":" + text);
        }
        return shown;
    }
}
