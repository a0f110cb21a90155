package org.hookswitch.conf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** The lines of every file that one read went through, kept so that later diagnostics can show them. */
final class SourceText {

    private final LinkedHashMap<String, List<String>> files;

    SourceText(Map<String, List<String>> files) {
        this.files = new LinkedHashMap<>(files);
    }

    SequencedSet<String> files() {
        return Collections.unmodifiableSequencedSet(files.sequencedKeySet());
    }

    List<String> lines(String file) {
        return Collections.unmodifiableList(files.getOrDefault(file, List.of()));
    }

    Optional<String> line(SourceLocation location) {
        List<String> lines = files.getOrDefault(location.file(), List.of());
        int line = location.line();
        return line >= 1 && line <= lines.size() ? Optional.of(lines.get(line - 1)) : Optional.empty();
    }
}
