package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenamingTest {

    private static List<String> changed(Desk desk, String newName) {
        return desk.shown(new Renaming(desk.snapshot()).rename(desk.file, desk.line, desk.column, newName));
    }

    private static final String[] MENU = {
        "[menu]",
        "exten => s,1,Answer()",
        " same => n(a‸sk),Background(x)",
        " same => n,GotoIf($[${T} < 3]?ask:bye)",
        " same => n(bye),Hangup()",
        "exten => t,1,Goto(s,ask)",
        "exten => i,1,Goto(menu,s,2)",
        "[other]",
        "exten => s,1(ask),Goto(ask)"
    };

    @Test
    void aLabelChangesWithEveryPlaceThatNamesItAndNoOther() {
        assertThat(changed(Desk.with(MENU), "question")).containsExactly("3:ask", "4:ask", "6:ask");
    }

    @Test
    void aContextChangesEverywhereAndInPjsipConf() {
        Desk desk = Desk.with(
                        "[me‸nu]",
                        "exten => s,1,Goto(menu,s,1)",
                        "[menu](+)",
                        "exten => t,1,Hangup()",
                        "[start]",
                        "include => menu,9:00-17:00,mon-fri,*,*",
                        "exten => 1,1,Dial(Local/s@menu,,G(menu^s^1))",
                        "exten => 2,1,NoOp(menu)")
                .and("pjsip.conf", "[6001]", "context = menu");
        assertThat(changed(desk, "main-menu"))
                .containsExactlyInAnyOrder(
                        "1:menu", "2:menu", "3:menu", "6:menu", "7:menu", "7:menu", "pjsip.conf:2:menu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "1st", "n", "a,b", "bye", "-x"})
    void aLabelThatCannotBeOrIsTakenIsRefused(String name) {
        assertThatThrownBy(() -> changed(Desk.with(MENU), name)).isInstanceOf(Renaming.Refused.class);
    }

    @Test
    void aPlaceThatMayMeanAnotherLabelStopsTheRenaming() {
        Desk desk = Desk.with(
                "[menu]", "exten => 1,1(a‸sk),NoOp()", "exten => 2,1(ask),NoOp()", "exten => s,1,Goto(${WHICH},ask)");
        assertThatThrownBy(() -> changed(desk, "question"))
                .isInstanceOf(Renaming.Refused.class)
                .hasMessage("line 4 of extensions.conf may mean this label or another of the same name");
    }

    @Test
    void applicationsAndVariablesAreNotRenamed() {
        Desk desk = Desk.with("[a]", "exten => s,1,Ans‸wer()");
        assertThat(new Renaming(desk.snapshot()).subject(desk.file, desk.line, desk.column))
                .isEmpty();
    }

    @Test
    void aContextThatExistsIsNotTakenOver() {
        assertThatThrownBy(() -> changed(Desk.with("[a‸a]", "exten => s,1,NoOp()", "[bb]"), "bb"))
                .hasMessage("there is a section 'bb' already");
    }
}
