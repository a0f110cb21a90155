package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

    @TempDir
    Path folder;

    private final Documents documents = new Documents();
    private final LinkedBlockingQueue<PublishDiagnosticsParams> told = new LinkedBlockingQueue<>();
    private final Publisher publisher =
            new Publisher(documents, new Workspace(Desk.WORDS), new CheckerAnalysis(Desk.WORDS), told::add);

    @AfterEach
    void close() {
        publisher.close();
    }

    private String uri(String file) {
        return folder.resolve(file).toUri().toString();
    }

    private void open(String file, String text) {
        documents.open(uri(file), 1, text);
        publisher.changed();
    }

    /** The next word about a file, as {@code line:message}. */
    private String next(String file) throws InterruptedException {
        while (true) {
            PublishDiagnosticsParams params = told.poll(20, TimeUnit.SECONDS);
            assertThat(params).as("a word about %s", file).isNotNull();
            if (params.getUri().equals(uri(file))) {
                return params.getDiagnostics().stream()
                        .map(d -> (d.getRange().getStart().getLine() + 1) + ":"
                                + d.getMessage().getLeft().lines().findFirst().orElse(""))
                        .toList()
                        .toString();
            }
        }
    }

    @Test
    void aMistakeInAnIncludedFileThatIsNotOpenIsToldOfThatFile() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("more.conf"), "[more]\nexten => s,1,Nothing()\n");
        open("extensions.conf", "#include more.conf\n[a]\nexten => s,1,Goto(more,s,1)\n");
        assertThat(next("more.conf")).isEqualTo("[2:there is no application 'Nothing']");
    }

    @Test
    void whatIsOpenCountsAndNotWhatIsSaved() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("extensions.conf"), "#include more.conf\n[a]\nexten => s,1,NoOp()\n");
        Files.writeString(folder.resolve("more.conf"), "[more]\nexten => s,1,Nothing()\n");
        open("more.conf", "[more]\n\n\nexten => s,1,Nowhere()\n");
        assertThat(next("more.conf")).isEqualTo("[4:there is no application 'Nowhere']");
        documents.change(
                uri("more.conf"),
                2,
                java.util.List.of(
                        new org.eclipse.lsp4j.TextDocumentContentChangeEvent("[more]\nexten => s,1,NoOp()\n")));
        publisher.changed();
        assertThat(next("more.conf")).isEqualTo("[]");
    }

    @Test
    void aDialplanByItselfIsLookedAtAndForgottenWhenItIsClosed() throws InterruptedException {
        open("alone.conf", "[a]\nexten => s,1,Nothing()\n");
        assertThat(next("alone.conf")).isEqualTo("[2:there is no application 'Nothing']");
        documents.close(uri("alone.conf"));
        publisher.changed();
        assertThat(next("alone.conf")).isEqualTo("[]");
    }

    @Test
    void ofAFileThatIsNoDialplanOnlyItsFormIsLookedAt() throws InterruptedException {
        open("queues.conf", "[support]\nstrategy\nmember => PJSIP/1\n");
        assertThat(next("queues.conf")).isEqualTo("[2:there is no equals sign in this line]");
    }
}
