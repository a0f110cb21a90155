package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final String URI = "file:///etc/asterisk/a%20b.conf";
    private final Documents documents = new Documents();

    private static TextDocumentContentChangeEvent change(int line, int from, int toLine, int to, String text) {
        return new TextDocumentContentChangeEvent(new Range(new Position(line, from), new Position(toLine, to)), text);
    }

    private String text() {
        return documents.state().texts().getOrDefault(Path.of("/etc/asterisk/a b.conf"), "closed");
    }

    @Test
    void changesApplyOneAfterTheOther() {
        documents.open(URI, 1, "one\r\ntwo\nthree");
        documents.change(URI, 2, List.of(change(1, 0, 1, 3, "2"), change(0, 3, 1, 1, ""), change(1, 99, 9, 9, "!")));
        assertThat(text()).isEqualTo("one\nthree!");
        assertThat(documents.state().stamp()).isEqualTo(2);
    }

    @Test
    void columnsBehindTheEndOfALineMeanItsEnd() {
        documents.open(URI, 1, "one\r\ntwo");
        documents.change(URI, 2, List.of(change(0, 50, 0, 50, "!")));
        assertThat(text()).isEqualTo("one!\r\ntwo");
    }

    @Test
    void aChangeWithoutARangeIsTheWholeText() {
        documents.open(URI, 1, "one");
        documents.change(URI, 2, List.of(new TextDocumentContentChangeEvent("two")));
        assertThat(text()).isEqualTo("two");
        documents.close(URI);
        assertThat(text()).isEqualTo("closed");
    }

    @Test
    void buffersThatAreNoFilesAreLeftAlone() {
        documents.open("untitled:Untitled-1", 1, "x");
        documents.open("not a uri", 1, "x");
        assertThat(documents.state().documents()).isEmpty();
    }
}
