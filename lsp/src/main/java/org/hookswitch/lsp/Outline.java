package org.hookswitch.lsp;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;

/** The tree of one file, contexts to extensions to labels, and what of it can be folded. Immutable; any thread. */
final class Outline {

    private final PlanText text;
    private final FileText file;

    Outline(PlanText text, FileText file) {
        this.text = text;
        this.file = file;
    }

    List<DocumentSymbol> symbols() {
        List<DocumentSymbol> symbols = new ArrayList<>();
        for (FileText.Head head : file.heads()) {
            DocumentSymbol symbol = new DocumentSymbol(
                    head.name(),
                    head.template() ? SymbolKind.Interface : SymbolKind.Namespace,
                    lines(head.span().line(), head.last()),
                    head.span().range());
            symbol.setChildren(extensions(head));
            symbols.add(symbol);
        }
        return symbols;
    }

    private List<DocumentSymbol> extensions(FileText.Head head) {
        List<DocumentSymbol> extensions = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int line = head.span().line(); line <= head.last(); line++) {
            text.step(file.file(), line).ifPresent(step -> {
                if (!steps.isEmpty() && !steps.getLast().exten().equals(step.exten())) {
                    extensions.add(extension(steps));
                    steps.clear();
                }
                steps.add(step);
            });
        }
        if (!steps.isEmpty()) {
            extensions.add(extension(steps));
        }
        return extensions;
    }

    private DocumentSymbol extension(List<Step> steps) {
        Step first = steps.getFirst();
        Span name = first.name() != null ? first.name() : first.whole();
        String shown = first.exten().isEmpty() ? first.whole().line() + 1 + "" : first.exten();
        DocumentSymbol symbol = new DocumentSymbol(
                shown,
                SymbolKind.Function,
                lines(first.whole().line(), steps.getLast().whole().line()),
                name.range(),
                first.priority().equalsIgnoreCase("hint") ? "hint" : first.application());
        List<DocumentSymbol> labels = new ArrayList<>();
        for (Step step : steps) {
            if (step.label() != null && step.labelSpan() != null) {
                labels.add(new DocumentSymbol(
                        step.label(),
                        SymbolKind.Key,
                        lines(step.whole().line(), step.whole().line()),
                        step.labelSpan().range(),
                        step.application()));
            }
        }
        symbol.setChildren(labels);
        return symbol;
    }

    private Range lines(int from, int to) {
        return new Range(
                new Position(from, 0), new Position(to, file.lines().get(to).length()));
    }

    List<FoldingRange> folds() {
        List<FoldingRange> folds = new ArrayList<>();
        for (FileText.Head head : file.heads()) {
            if (head.last() > head.span().line()) {
                FoldingRange fold = new FoldingRange(head.span().line(), head.last());
                fold.setKind(FoldingRangeKind.Region);
                folds.add(fold);
            }
        }
        for (FileText.Lines block : file.blocks()) {
            FoldingRange fold = new FoldingRange(block.from(), block.to());
            fold.setKind(FoldingRangeKind.Comment);
            folds.add(fold);
        }
        return folds;
    }
}
