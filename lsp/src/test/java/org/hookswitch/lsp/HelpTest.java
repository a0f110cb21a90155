package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelpTest {

    private static Optional<String> help(String... lines) {
        Desk desk = Desk.with(lines);
        Snapshot snapshot = desk.snapshot();
        return snapshot.text()
                .mentionAt(desk.file, desk.line, desk.column)
                .flatMap(mention -> new Help(Desk.WORDS).of(mention, snapshot));
    }

    @Test
    void anApplicationShowsItsUsageArgumentsOptionsAndVariables() {
        assertThat(help("[a]", "exten => s,1,Di‸al(PJSIP/1)"))
                .get()
                .asString()
                .contains("Dial(Technology/Resource[&...]")
                .contains("`timeout`: seconds")
                .contains("`g`: when the called party hangs up")
                .contains("`DIALSTATUS`");
    }

    @Test
    void anOptionLetterShowsWhatItDoes() {
        assertThat(help("[a]", "exten => s,1,Dial(PJSIP/1,,ig‸b(a^s^1))"))
                .contains("`g`, option of Dial: when the called party hangs up, the dialplan goes on");
    }

    @Test
    void aFunctionShowsItsWords() {
        assertThat(help("[a]", "exten => s,1,Set(X=${DE‸SK(pen)})"))
                .get()
                .asString()
                .contains("What lies on it.")
                .contains("read and set")
                .contains("`pen`, `paper`");
    }

    @Test
    void aVariableShowsWhoSetsItAndAGlobalItsValue() {
        assertThat(help("[a]", "exten => s,1,NoOp(${DIAL‸STATUS})"))
                .get()
                .asString()
                .contains("set by Dial")
                .contains("BUSY");
        assertThat(help("[globals]", "RING=20", "[a]", "exten => s,1,Wait(${RI‸NG})"))
                .get()
                .asString()
                .contains("global variable, `20` at load");
        assertThat(help("[a]", "exten => s,1,NoOp(${EX‸TEN:1})"))
                .get()
                .asString()
                .contains("name of the extension");
    }

    @Test
    void aPlaceShowsWhereItLeads() {
        assertThat(help("[a]", "exten => s,1,Goto(b,1,x‸x)", "[b]", "exten => 1,1(xx),Answer()"))
                .get()
                .asString()
                .contains("[b]\nexten => 1,1(xx),Answer(...)");
    }

    @Test
    void plainTextShowsNothing() {
        assertThat(help("[a]", "exten => s,1,NoOp(he‸llo)")).isEmpty();
    }
}
