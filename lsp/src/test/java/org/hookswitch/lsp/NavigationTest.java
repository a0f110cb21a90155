package org.hookswitch.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NavigationTest {

    private static List<String> definitions(Desk desk) {
        Navigation navigation = new Navigation(desk.snapshot());
        return navigation
                .at(desk.file, desk.line, desk.column)
                .map(subject -> desk.shown(navigation.definitions(subject)))
                .orElse(List.of());
    }

    private static List<String> references(Desk desk) {
        Navigation navigation = new Navigation(desk.snapshot());
        return navigation
                .at(desk.file, desk.line, desk.column)
                .map(subject -> desk.shown(navigation.references(subject, true)))
                .orElse(List.of());
    }

    @Test
    void aLabelOfTheSameExtensionIsFound() {
        assertThat(definitions(Desk.with(
                        "[menu]",
                        "exten => s,1,Answer()",
                        " same => n(ask),NoOp()",
                        " same => n,GotoIf($[\"${X}\" = \"\"]?as‸k:done)",
                        " same => n(done),Hangup()")))
                .containsExactly("3:ask");
    }

    @Test
    void eachPartOfAPlaceLeadsToItsOwnDefinition() {
        String[] rest = {"[menu]", "exten => s,1,Answer()", " same => n(ask),NoOp()"};
        assertThat(definitions(Desk.with(plan("exten => 1,1,Goto(me‸nu,s,ask)", rest))))
                .containsExactly("3:menu");
        assertThat(definitions(Desk.with(plan("exten => 1,1,Goto(menu,‸s,ask)", rest))))
                .containsExactly("4:s");
        assertThat(definitions(Desk.with(plan("exten => 1,1,Goto(menu,s,a‸sk)", rest))))
                .containsExactly("5:ask");
        assertThat(definitions(Desk.with(plan("exten => 1,1,Goto(menu,s,‸2)", rest))))
                .containsExactly("5:ask");
    }

    private static String[] plan(String first, String... rest) {
        String[] lines = new String[rest.length + 2];
        lines[0] = "[start]";
        lines[1] = first;
        System.arraycopy(rest, 0, lines, 2, rest.length);
        return lines;
    }

    @Test
    void aPatternThatTakesTheExtensionIsItsDefinition() {
        assertThat(definitions(Desk.with(
                        "[start]",
                        "exten => 1,1,Gosub(phones,60‸01,1)",
                        "[phones]",
                        "include => others",
                        "[others]",
                        "exten => _6XXX,1,Return()")))
                .containsExactly("6:_6XXX");
    }

    @Test
    void anIncludeForAnotherTimeIsSearchedToo() {
        assertThat(definitions(Desk.with(
                        "[start]",
                        "include => never,9:00-9:00,mon,31,feb",
                        "exten => 1,1,Goto(start,7,x‸x)",
                        "[never]",
                        "exten => 7,1(xx),Hangup()")))
                .containsExactly("5:xx");
    }

    @Test
    void routinesOfDialLeadToTheirContexts() {
        String[] routines = {"[prepare]", "exten => s,1,Return()", "[screen]", "exten => s,1,Return()"};
        assertThat(definitions(
                        Desk.with(plan("exten => 1,1,Dial(PJSIP/1,20,b(prep‸are^s^1(a))U(screen^b))", routines))))
                .containsExactly("3:prepare");
        assertThat(definitions(
                        Desk.with(plan("exten => 1,1,Dial(PJSIP/1,20,b(prepare^s^1(a))U(scr‸een^b))", routines))))
                .containsExactly("5:screen");
    }

    @Test
    void includesLocalChannelsAndHangupHandlersLeadToContexts() {
        String[] ended = {"[ended]", "exten => s,1,Return()"};
        assertThat(definitions(Desk.with(plan("include => en‸ded", ended)))).containsExactly("3:ended");
        assertThat(definitions(Desk.with(plan("exten => 1,1,Dial(Local/s@end‸ed/n&PJSIP/2)", ended))))
                .containsExactly("3:ended");
        assertThat(definitions(Desk.with(plan("exten => 1,1,Set(CHANNEL(hangup_handler_push)=end‸ed,s,1(x))", ended))))
                .containsExactly("3:ended");
        assertThat(definitions(Desk.with(plan("exten => 1,1,ExecIf($[1]?Goto(end‸ed,s,1))", ended))))
                .containsExactly("3:ended");
    }

    @Test
    void anIncludedFileAndAnotherFileOfTheConfigurationAreSearched() {
        Desk desk = Desk.with("#include more.conf", "[start]", "exten => 1,1,Goto(more,s,1)")
                .and("more.conf", "[mo‸re]", "exten => s,1,Hangup()")
                .and("pjsip.conf", "[6001]", "type = endpoint", "context = more");
        assertThat(references(desk)).containsExactly("more.conf:1:more", "3:more", "pjsip.conf:3:more");
    }

    @Test
    void theContextOfAnEndpointLeadsIntoTheDialplan() {
        Desk desk = Desk.with("[start]", "exten => 1,1,Hangup()")
                .and("pjsip.conf", "[6001]", "type = endpoint", "context = sta‸rt");
        assertThat(definitions(desk)).containsExactly("1:start");
    }

    @Test
    void aLabelKnowsThePlacesThatLeadToIt() {
        assertThat(references(Desk.with(
                        "[menu]",
                        "exten => s,1,Answer()",
                        " same => n(a‸sk),NoOp()",
                        " same => n,Goto(ask)",
                        "exten => t,1,Goto(s,ask)",
                        "exten => i,1,Goto(menu,s,2)",
                        "[other]",
                        "exten => s,1(ask),Goto(ask)")))
                .containsExactly("3:ask", "4:ask", "5:ask", "6:2");
    }

    @Test
    void aVariableIsDefinedWhereItIsSet() {
        Desk desk = Desk.with(
                "[globals]",
                "RING = 20",
                "[start]",
                "exten => 1,1,Set(__WHO=${CALLERID(num)})",
                " same => n,Read(KEY,beep,1)",
                " same => n,Dial(PJSIP/${WH‸O},${RING})");
        assertThat(definitions(desk)).containsExactly("4:WHO");
        assertThat(references(desk)).containsExactly("4:WHO", "6:WHO");
    }

    @Test
    void aTemplatesLinesAreFoundOnce() {
        assertThat(references(Desk.with(
                        "[base](!)",
                        "exten => s,1,Answer()",
                        " same => n(ag‸ain),Goto(again)",
                        "[one](base)",
                        "[two](base)",
                        "exten => t,1,Goto(s,again)")))
                .containsExactly("3:again", "3:again", "6:again");
    }

    @Test
    void aComputedPlaceLeadsNowhere() {
        assertThat(definitions(Desk.with("[start]", "exten => 1,1,Goto(${WHERE},s,‸1)")))
                .isEmpty();
    }
}
