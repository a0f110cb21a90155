package org.hookswitch.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The language server for dialplans: one editor, served over two streams until it says exit or closes them.
 *
 * <p>Messages are read by one thread and answered by others. Follows the Language Server Protocol, version 3.17.
 */
public final class DialplanLanguageServer implements LanguageServer {

    private static final Logger LOG = LoggerFactory.getLogger(DialplanLanguageServer.class);

    private final Documents documents = new Documents();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final Publisher publisher;
    private final DialplanTexts texts;
    private final String version;
    private volatile @Nullable LanguageClient client;
    private volatile boolean asked;

    private DialplanLanguageServer(Words words, String version) {
        this.version = version;
        Workspace workspace = new Workspace(words);
        publisher = new Publisher(documents, workspace, new CheckerAnalysis(words), this::tell);
        texts = new DialplanTexts(documents, workspace, publisher, executor);
    }

    /**
     * Serves one editor in the calling thread.
     *
     * @param version of the switch, for the editor's log
     * @return whether the editor asked to shut down before it left, as the protocol wants
     */
    public static boolean serve(InputStream in, OutputStream out, Words words, String version) {
        DialplanLanguageServer server = new DialplanLanguageServer(words, version);
        try {
            Launcher<LanguageClient> launcher =
                    LSPLauncher.createServerLauncher(server, in, out, server.executor, consumer -> consumer);
            server.client = launcher.getRemoteProxy();
            Future<Void> listening = launcher.startListening();
            server.executor.execute(() -> {
                try {
                    listening.get();
                } catch (ExecutionException broken) {
                    LOG.warn("the editor's stream broke", broken);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                server.ended.complete(server.asked);
            });
            return server.ended.join();
        } finally {
            server.publisher.close();
            server.executor.shutdownNow();
        }
    }

    private void tell(PublishDiagnosticsParams diagnostics) {
        LanguageClient editor = client;
        if (editor != null) {
            editor.publishDiagnostics(diagnostics);
        }
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        ServerCapabilities can = new ServerCapabilities();
        can.setTextDocumentSync(sync);
        can.setCompletionProvider(new CompletionOptions(false, List.of("{", "(", ",", "^", "@", ">")));
        can.setHoverProvider(true);
        can.setDefinitionProvider(true);
        can.setReferencesProvider(true);
        can.setRenameProvider(new RenameOptions(true));
        can.setDocumentSymbolProvider(true);
        can.setFoldingRangeProvider(true);
        return CompletableFuture.completedFuture(new InitializeResult(can, new ServerInfo("hookswitch", version)));
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        asked = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        ended.complete(asked);
    }

    @Override
    public void setTrace(SetTraceParams params) {
        // Nothing is traced; every editor may say so.
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return texts;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return new WorkspaceService() {
            @Override
            public void didChangeConfiguration(DidChangeConfigurationParams params) {
                // There is nothing to be configured.
            }

            @Override
            public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
                documents.diskChanged();
                publisher.changed();
            }
        };
    }
}
