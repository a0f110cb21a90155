package org.hookswitch.server.both;

import java.util.List;

/** Two dozen calls. Moments are at least a tenth of a second apart, so that their order is the same in real time. */
final class Scenes {

    /** Routines that several scenes use. */
    static final String SHARED = """
            [prepare]
            exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
             same => n,Return(prepared)
            [before]
            exten => s,1,Set(BEFORE=${CALLERID(num)})
             same => n,Return()
            [screen]
            exten => s,1,Set(GOSUB_RESULT=${ARG1})
             same => n,Return(screened)
            [screen-away]
            exten => s,1,Set(GOSUB_RESULT=GOTO:elsewhere^s^1)
             same => n,Return(screened)
            [elsewhere]
            exten => s,1,Set(CDR(userfield)=elsewhere)
             same => n,Hangup()
            [falls-off]
            exten => s,1,NoOp()
            [hangs-up]
            exten => s,1,Hangup()
            [diverted]
            exten => s,1,Set(REDIRECTING(from-name,i)=Somebody)
             same => n,Return()
            [line]
            exten => s,1,Set(CONNECTEDLINE(name,i)=Somebody)
             same => n,Return()
            [marked]
            exten => s,1,Set(CDR(userfield)=marked)
             same => n,Return()
            [ended]
            exten => s,1,Return(${HANGUPCAUSE})
            """;

    static final String FEATURES = """
            [featuremap]
            disconnect = *0
            blindxfer = #1
            [applicationmap]
            mark => *5,self,Gosub(marked,s,1)
            """;

    static final List<Scene> ALL = List.of(
            talk("plain", "exten => 1,1,Dial(PJSIP/BOB,5)"),
            scene("callee-ends", """
                    exten => 1,1,Dial(PJSIP/BOB,5,g)
                     same => n,Set(CDR(userfield)=${DIALSTATUS})
                     same => n,Hangup()
                    """, s -> {
                s.bob().answersAfter(100).talking(300, Stage.Phone::hangUp);
                s.alice().dials("1");
            }),
            reject("engaged", 486),
            reject("congestion", 503),
            reject("decline", 603),
            scene("no-answer", """
                    exten => 1,1,Dial(PJSIP/BOB,1)
                     same => n,Set(CDR(userfield)=${DIALSTATUS})
                     same => n,Hangup()
                    """, s -> {
                s.bob();
                s.alice().dials("1");
            }),
            scene("cancel", """
                    exten => 1,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
                     same => n,Dial(PJSIP/BOB,5,b(prepare^s^1))
                    """, s -> {
                s.bob();
                s.alice().ringing(200, Stage.Phone::hangUp).dials("1");
            }),
            scene("two-phones", "exten => 1,1,Dial(PJSIP/BOB&PJSIP/CAROL,5,b(prepare^s^1))", s -> {
                s.bob();
                s.carol().answersAfter(200);
                s.alice().talking(400, Stage.Phone::hangUp).dials("1");
            }),
            scene("busy-and-free", "exten => 1,1,Dial(PJSIP/BOB&PJSIP/CAROL,5)", s -> {
                s.bob().rejects(486);
                s.carol().answersAfter(300);
                s.alice().talking(400, Stage.Phone::hangUp).dials("1");
            }),
            talk("all-routines", """
                    exten => 1,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
                     same => n,Dial(PJSIP/BOB,5,B(before^s^1)b(prepare^s^1)U(screen))
                    """),
            screened("screened-busy", "screen^BUSY"),
            screened("screened-on", "screen^CONTINUE"),
            screened("screened-away", "screen-away"),
            talk("falls-off", "exten => 1,1,Dial(PJSIP/BOB,5,U(falls-off))"),
            scene("hangs-up", """
                    exten => 1,1,Dial(PJSIP/BOB,5,b(hangs-up^s^1))
                     same => n,Set(CDR(userfield)=${DIALSTATUS})
                     same => n,Hangup()
                    """, s -> {
                s.bob();
                s.alice().dials("1");
            }),
            scene("divert", """
                    exten => 1,1,Set(REDIRECTING_SEND_SUB=diverted,s,1)
                     same => n,Dial(PJSIP/BOB,5,b(prepare^s^1))
                    exten => 2,1,Dial(PJSIP/CAROL,5)
                    """, s -> {
                s.bob().diverts("2");
                s.carol().answersAfter(100);
                s.alice().talking(400, Stage.Phone::hangUp).dials("1");
            }),
            talk("connected-line", """
                    exten => 1,1,Set(CONNECTED_LINE_SEND_SUB=line,s,1)
                     same => n,Dial(PJSIP/BOB,5)
                    """),
            scene("feature", """
                    exten => 1,1,Set(DYNAMIC_FEATURES=mark)
                     same => n,Dial(PJSIP/BOB,5)
                    """, s -> {
                s.bob().answersAfter(100);
                keys(s.alice(), 300, "*5").talking(1500, Stage.Phone::hangUp).dials("1");
            }),
            scene("disconnect", """
                    exten => 1,1,Dial(PJSIP/BOB,5,hHg)
                     same => n,Set(CDR(userfield)=on)
                     same => n,Hangup()
                    """, s -> {
                s.bob().answersAfter(100);
                keys(s.alice(), 300, "*0").dials("1");
            }),
            scene("blind-transfer", """
                    exten => 1,1,Dial(PJSIP/BOB,5,t)
                    exten => 2,1,Dial(PJSIP/CAROL,5)
                    """, s -> {
                keys(s.bob(), 300, "#12").answersAfter(100);
                s.carol().answersAfter(100).talking(300, Stage.Phone::hangUp);
                s.alice().dials("1");
            }),
            talk("local", """
                    exten => 1,1,Dial(Local/2@local,5)
                    exten => 2,1,Dial(PJSIP/BOB,5)
                    """),
            scene("limit", "exten => 1,1,Dial(PJSIP/BOB,5,L(700))", s -> {
                s.bob().answersAfter(100);
                s.alice().dials("1");
            }),
            scene("keys", """
                    exten => 1,1,Answer()
                     same => n,Read(GOT,,3,,1,3)
                     same => n,Set(CDR(userfield)=${GOT})
                     same => n,Hangup()
                    """, s -> keys(s.alice(), 300, "123").dials("1")),
            scene("hold", "exten => 1,1,Dial(PJSIP/BOB,5)", s -> {
                s.bob().answersAfter(100).talking(200, Stage.Phone::hold).talking(500, Stage.Phone::resume);
                s.alice().talking(900, Stage.Phone::hangUp).dials("1");
            }));

    private Scenes() {}

    private static Scene scene(String name, String plan, java.util.function.Consumer<Stage> script) {
        return new Scene(name, plan, script);
    }

    /** Bob answers after 0.1 s, Alice hangs up 0.4 s later. */
    private static Scene talk(String name, String plan) {
        return new Scene(name, plan, s -> {
            s.bob().answersAfter(100);
            s.alice().talking(400, Stage.Phone::hangUp).dials("1");
        });
    }

    private static Scene reject(String name, int status) {
        String plan = """
                exten => 1,1,Dial(PJSIP/BOB,5,b(prepare^s^1))
                 same => n,Set(CDR(userfield)=${DIALSTATUS})
                 same => n,Hangup()
                """;
        return new Scene(name, plan, s -> {
            s.bob().rejects(status);
            s.alice().dials("1");
        });
    }

    private static Scene screened(String name, String routine) {
        String plan = """
                exten => 1,1,Dial(PJSIP/BOB,5,U(%s))
                 same => n,Set(CDR(userfield)=${DIALSTATUS})
                 same => n,Hangup()
                """.formatted(routine);
        return new Scene(name, plan, s -> {
            s.bob().answersAfter(100);
            s.alice().dials("1");
        });
    }

    private static Stage.Phone keys(Stage.Phone phone, int from, String keys) {
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            phone.talking(from + 250 * i, p -> p.press(key));
        }
        return phone;
    }
}
