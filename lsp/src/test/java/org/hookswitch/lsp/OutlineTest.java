package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.DocumentSymbol;
import org.junit.jupiter.api.Test;

class OutlineTest {

    private static final Desk DESK = Desk.with(
            ";--",
            "[not-here]",
            "--;",
            "[general]",
            "autofallthrough = yes",
            "",
            "[menu]",
            "exten => s,1,Answer()",
            " same => n(ask),NoOp()",
            "exten => _[1-3],1,NoOp()",
            "; the end",
            "",
            "[other](menu)",
            "exten => 6001,hint,PJSIP/6001");

    private static Outline outline() {
        PlanText text = DESK.snapshot().text();
        return new Outline(text, text.file(Snapshot.DIALPLAN).orElseThrow());
    }

    private static String tree(List<DocumentSymbol> symbols) {
        return symbols.stream()
                .map(symbol -> symbol.getName()
                        + (symbol.getChildren() == null || symbol.getChildren().isEmpty()
                                ? ""
                                : "(" + tree(symbol.getChildren()) + ")"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void contextsHoldExtensionsHoldLabels() {
        assertThat(tree(outline().symbols())).isEqualTo("general menu(s(ask) _[1-3]) other(6001)");
    }

    @Test
    void everySymbolsNameLiesInsideItsLines() {
        outline().symbols().forEach(OutlineTest::check);
    }

    private static void check(DocumentSymbol symbol) {
        assertThat(symbol.getSelectionRange().getStart().getLine())
                .isBetween(
                        symbol.getRange().getStart().getLine(),
                        symbol.getRange().getEnd().getLine());
        if (symbol.getChildren() != null) {
            symbol.getChildren().forEach(OutlineTest::check);
        }
    }

    @Test
    void sectionsAndBlockCommentsFold() {
        assertThat(outline().folds())
                .extracting(fold -> fold.getStartLine() + "-" + fold.getEndLine() + " " + fold.getKind())
                .containsExactlyInAnyOrder("3-4 region", "6-9 region", "12-13 region", "0-2 comment");
    }
}
