package org.hookswitch.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the editor asks about a document.
 *
 * <p>Called by the thread that reads from the editor, which notes at once what the documents say then; the work is done on
 * threads of the executor.
 */
final class DialplanTexts implements TextDocumentService {

    /** A document at the moment of a question. */
    private record Question(Documents.State state, Snapshot snapshot, String file) {}

    private final Documents documents;
    private final Workspace workspace;
    private final Publisher publisher;
    private final Executor executor;

    DialplanTexts(Documents documents, Workspace workspace, Publisher publisher, Executor executor) {
        this.documents = documents;
        this.workspace = workspace;
        this.publisher = publisher;
        this.executor = executor;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        TextDocumentItem document = params.getTextDocument();
        documents.open(document.getUri(), document.getVersion(), document.getText());
        publisher.changed();
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        documents.change(
                params.getTextDocument().getUri(), params.getTextDocument().getVersion(), params.getContentChanges());
        publisher.changed();
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        documents.close(params.getTextDocument().getUri());
        publisher.changed();
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        documents.diskChanged();
        publisher.changed();
    }

    /** Answers on another thread; empty for what is no file or no dialplan. */
    private <T> CompletableFuture<Optional<T>> answer(String uri, Function<Question, Optional<T>> question) {
        Documents.State state = documents.state();
        Optional<Path> path = Documents.path(uri);
        if (path.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return CompletableFutures.computeAsync(executor, cancel -> {
            cancel.checkCanceled();
            Snapshot snapshot = workspace.snapshot(state, path.get());
            String file = Workspace.name(snapshot.folder(), path.get());
            return snapshot.isDialplan() ? question.apply(new Question(state, snapshot, file)) : Optional.empty();
        });
    }

    private <T> CompletableFuture<Optional<T>> answerAt(
            TextDocumentPositionParams params, Function<Question, Optional<T>> question) {
        return answer(params.getTextDocument().getUri(), question);
    }

    private static List<Location> locations(Question question, Collection<Span> spans) {
        List<Location> locations = new ArrayList<>();
        for (Span span : spans) {
            Workspace.path(question.snapshot().folder(), span.file())
                    .ifPresent(
                            path -> locations.add(new Location(question.state().uri(path), span.range())));
        }
        return locations;
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return answerAt(
                        params,
                        question -> Optional.of(Completion.at(
                                workspace.words(),
                                question.snapshot(),
                                question.file(),
                                params.getPosition().getLine(),
                                params.getPosition().getCharacter())))
                .thenApply(items -> Either.forLeft(items.orElse(List.of())));
    }

    @Override
    public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
        return answerAt(
                        params,
                        question -> question.snapshot()
                                .text()
                                .mentionAt(
                                        question.file(),
                                        params.getPosition().getLine(),
                                        params.getPosition().getCharacter())
                                .flatMap(mention -> new Help(workspace.words())
                                        .of(mention, question.snapshot())
                                        .map(text -> new Hover(
                                                new MarkupContent(MarkupKind.MARKDOWN, text),
                                                mention.span().range()))))
                .thenApply(hover -> hover.orElse(null));
    }

    private static Optional<Navigation.Subject> subject(
            Navigation navigation, Question question, TextDocumentPositionParams params) {
        return navigation.at(
                question.file(),
                params.getPosition().getLine(),
                params.getPosition().getCharacter());
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return answerAt(params, question -> {
                    Navigation navigation = new Navigation(question.snapshot());
                    return subject(navigation, question, params)
                            .map(subject -> locations(question, navigation.definitions(subject)));
                })
                .thenApply(found -> Either.forLeft(found.orElse(List.of())));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        return answerAt(params, question -> {
                    Navigation navigation = new Navigation(question.snapshot());
                    return subject(navigation, question, params)
                            .map(subject -> locations(
                                    question,
                                    navigation.references(
                                            subject, params.getContext().isIncludeDeclaration())));
                })
                .thenApply(found -> found.orElse(List.of()));
    }

    @Override
    public CompletableFuture<@Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams params) {
        return answerAt(
                        params,
                        question -> new Renaming(question.snapshot())
                                .subject(
                                        question.file(),
                                        params.getPosition().getLine(),
                                        params.getPosition().getCharacter())
                                .map(span -> Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst(
                                        span.range())))
                .thenApply(range -> range.orElse(null));
    }

    @Override
    public CompletableFuture<@Nullable WorkspaceEdit> rename(RenameParams params) {
        return answerAt(params, question -> {
                    try {
                        return Optional.of(edit(
                                question,
                                new Renaming(question.snapshot())
                                        .rename(
                                                question.file(),
                                                params.getPosition().getLine(),
                                                params.getPosition().getCharacter(),
                                                params.getNewName()),
                                params.getNewName()));
                    } catch (Renaming.Refused refused) {
                        throw new ResponseErrorException(
                                new ResponseError(ResponseErrorCode.RequestFailed, refused.getMessage(), null));
                    }
                })
                .thenApply(edit -> edit.orElse(null));
    }

    private static WorkspaceEdit edit(Question question, Collection<Span> spans, String newText) {
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (Span span : spans) {
            Workspace.path(question.snapshot().folder(), span.file())
                    .ifPresent(path -> changes.computeIfAbsent(question.state().uri(path), uri -> new ArrayList<>())
                            .add(new TextEdit(span.range(), newText)));
        }
        return new WorkspaceEdit(changes);
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams params) {
        return answer(params.getTextDocument().getUri(), DialplanTexts::outline)
                .thenApply(outline -> outline.map(Outline::symbols).orElse(List.of()).stream()
                        .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                        .toList());
    }

    @Override
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
        return answer(params.getTextDocument().getUri(), DialplanTexts::outline)
                .thenApply(outline -> outline.map(Outline::folds).orElse(List.of()));
    }

    private static Optional<Outline> outline(Question question) {
        PlanText text = question.snapshot().text();
        return text.file(question.file()).map(file -> new Outline(text, file));
    }
}
