package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {

    private static List<CompletionItem> items(String... lines) {
        Desk desk = Desk.with(lines);
        return Completion.at(Desk.WORDS, desk.snapshot(), desk.file, desk.line, desk.column);
    }

    private static List<String> words(String... lines) {
        return items(lines).stream().map(CompletionItem::getLabel).toList();
    }

    private static final String[] PLAN = {
        "[globals]",
        "RING = 20",
        "[menu]",
        "include => more",
        "exten => s,1,Set(TRIES=0)",
        " same => n(ask),NoOp()",
        "exten => 7,1(seven),NoOp()",
        "[more]",
        "exten => 8,1(eight),NoOp()",
        "[here]",
        "exten => s,1(begin),NoOp()"
    };

    private static List<String> last(String line) {
        String[] lines = java.util.Arrays.copyOf(PLAN, PLAN.length + 1);
        lines[PLAN.length] = line;
        return words(lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "same => n,Go‸",
                "exten => 5,1,‸",
                "exten => _[1,2]X,n(x),Go‸",
                "same => n,ExecIf($[1 > 0]?Go‸",
                "same => n,ExecIf($[1 > 0]?NoOp(a):Go‸"
            })
    void applicationsStandBehindThePriority(String line) {
        assertThat(last(line)).contains("Goto", "Dial", "Answer").doesNotContain("RING", "menu");
    }

    @Test
    void anApplicationReplacesWhatIsWrittenOfIt() {
        CompletionItem item = items("[a]", "exten => s,1,Got‸").stream()
                .filter(i -> i.getLabel().equals("Goto"))
                .findFirst()
                .orElseThrow();
        assertThat(item.getTextEdit().getLeft().getNewText()).isEqualTo("Goto(");
        assertThat(item.getTextEdit().getLeft().getRange()).isEqualTo(new Span("", 1, 13, 16).range());
        assertThat(item.getDetail()).startsWith("Goto(");
        assertThat(item.getDocumentation().getRight().getValue()).contains("Go on at another place");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "same => n,NoOp(${‸",
                "same => n,NoOp(${TR‸",
                "same => n,Dial(PJSIP/1,${R‸,g)",
                "same => n,GotoIf($[\"${‸"
            })
    void variablesAndFunctionsStandInASubstitution(String line) {
        assertThat(last(line))
                .contains("EXTEN", "DIALSTATUS", "RING", "TRIES", "DESK")
                .doesNotContain("Goto");
    }

    @Test
    void aFunctionsWordsStandInItsParentheses() {
        assertThat(last("same => n,NoOp(${DESK(p‸")).containsExactly("pen", "paper");
    }

    @Test
    void optionLettersStandInTheOptionsArgument() {
        assertThat(last("same => n,Dial(PJSIP/1,20,g‸"))
                .contains("b(context^exten^priority(arg1^argN))", "i")
                .doesNotContain("g");
        assertThat(last("same => n,Dial(PJSIP/1,2‸")).isEmpty();
    }

    @Test
    void placesStandInsideOptions() {
        assertThat(last("same => n,Dial(PJSIP/1,20,gb(‸")).contains("menu", "more", "begin");
        assertThat(last("same => n,Dial(PJSIP/1,20,gU(m‸")).contains("menu", "more");
        assertThat(last("same => n,Dial(PJSIP/1,20,gb(menu^s^‸")).contains("ask");
    }

    @Test
    void gotoOffersLabelsThenExtensionsThenLabelsThere() {
        assertThat(last("same => n,Goto(‸")).contains("begin", "menu", "more");
        assertThat(last("same => n,Goto(menu,‸")).contains("s", "7", "8").doesNotContain("ask");
        assertThat(last("same => n,Goto(menu,s,‸")).contains("ask").doesNotContain("begin", "seven");
        assertThat(last("same => n,GotoIf($[1]?menu,7,‸")).containsExactly("seven");
        assertThat(last("same => n,GotoIf($[1]?begin:‸")).contains("begin");
    }

    @Test
    void includesOfferContexts() {
        assertThat(last("include => m‸")).containsExactly("here", "menu", "more");
    }

    @Test
    void anEmptyLineOffersStatements() {
        assertThat(last("s‸")).contains("same => n,", "exten =>", "include =>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"; same => n,Go‸", "same => n,NoOp() ; ${‸", ";-- same => n,Go‸"})
    void nothingIsOfferedInComments(String line) {
        assertThat(last(line)).isEmpty();
    }
}
