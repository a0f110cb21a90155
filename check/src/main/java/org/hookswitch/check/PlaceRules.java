package org.hookswitch.check;

import static org.hookswitch.check.Rule.error;
import static org.hookswitch.check.Rule.note;
import static org.hookswitch.check.Rule.warning;

import java.util.List;

/** The rules of places, {@code HS02xx}: where calls go, and what no call ever comes to. */
final class PlaceRules {

    static final Rule NO_CONTEXT = error(
            "HS0201",
            "a context that does not exist",
            "A jump, a subroutine call, an option or a handler names a context that is not in the dialplan. A jump ends the"
                    + " call there; a routine simply does not run.",
            """
            [phones]
            exten => 100,1,Goto(menue,s,1)

            [menu]
            exten => s,1,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Goto(menu,s,1)

            [menu]
            exten => s,1,Hangup()
            """);

    static final Rule NO_EXTENSION = error(
            "HS0202",
            "an extension that does not exist",
            "The context is there, but no extension or pattern of it, or of what it includes, is the one named.",
            """
            [phones]
            exten => 100,1,Goto(menu,start,1)

            [menu]
            exten => s,1,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Goto(menu,s,1)

            [menu]
            exten => s,1,Hangup()
            """);

    static final Rule NO_PRIORITY = error(
            "HS0203",
            "a priority or label that does not exist",
            "The extension is there, but it has no such label or number. The call ends where it tries to go there.",
            """
            [phones]
            exten => 100,1,GotoIf($["${CALLERID(num)}" = "200"]?ende)
             same => n,Playback(hello)
             same => n(end),Hangup()
            """,
            """
            [phones]
            exten => 100,1,GotoIf($["${CALLERID(num)}" = "200"]?end)
             same => n,Playback(hello)
             same => n(end),Hangup()
            """);

    static final Rule DUPLICATE_LABEL = error(
                    "HS0204",
                    "a label that is given twice",
                    "Within an extension a label names one priority; the second one has no label.",
                    """
                    [phones]
                    exten => 100,1(start),Answer()
                     same => n(start),Playback(hello)
                     same => n,Goto(start)
                    """,
                    """
                    [phones]
                    exten => 100,1,Answer()
                     same => n(start),Playback(hello)
                     same => n,Goto(start)
                    """)
            .reads("dialplan.duplicate-label");

    static final Rule DUPLICATE_PRIORITY = error(
                    "HS0205",
                    "a priority or hint that is written twice",
                    "The first one stays, the second is not used at all.",
                    """
                    [phones]
                    exten => 100,1,Answer()
                    exten => 100,1,Hangup()
                    """,
                    """
                    [phones]
                    exten => 100,1,Answer()
                    exten => 100,2,Hangup()
                    """)
            .reads("dialplan.duplicate-priority");

    static final Rule HOLE = warning(
            "HS0206",
            "a hole in the priorities",
            "After a priority the call looks for the next number. Where that is missing, the extension ends, and what"
                    + " stands behind the hole is reached only by a jump.",
            """
            [phones]
            exten => 100,1,Answer()
            exten => 100,3,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Answer()
            exten => 100,2,Hangup()
            """);

    static final Rule NEVER_REACHED = warning(
            "HS0207",
            "a priority that no call reaches",
            "What stands before it always goes elsewhere or ends the call, and nothing jumps here.",
            """
            [phones]
            exten => 100,1,Playback(goodbye)
             same => n,Hangup()
             same => n,NoOp(the call is over)
            """,
            """
            [phones]
            exten => 100,1,Playback(goodbye)
             same => n,NoOp(the call is almost over)
             same => n,Hangup()
            """);

    static final Rule NO_FIRST = warning(
            "HS0208",
            "an extension without a priority 1",
            "A call that is dialled begins at priority 1. Without it the extension does not exist for callers. Often 'n'"
                    + " stands in the first line: it counts on from the extension above.",
            """
            [phones]
            exten => 100,1,Answer()
             same => n,Hangup()
            exten => 101,n,Answer()
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Answer()
             same => n,Hangup()
            exten => 101,1,Answer()
             same => n,Hangup()
            """);

    static final Rule INCLUDED_TWICE = warning(
                    "HS0209", "a context that is included twice", "The second include does nothing.", """
                    [phones]
                    include => local
                    include => local

                    [local]
                    exten => 100,1,Hangup()
                    """, """
                    [phones]
                    include => local

                    [local]
                    exten => 100,1,Hangup()
                    """)
            .reads("dialplan.duplicate-include");

    static final Rule CIRCLE = warning(
            "HS0210",
            "contexts that include each other in a circle",
            "Each of them then has all extensions of the others, in an order that depends on where the search began.",
            """
            [phones]
            include => local
            exten => 200,1,Hangup()

            [local]
            include => phones
            exten => 100,1,Hangup()
            """,
            """
            [phones]
            include => local
            exten => 200,1,Hangup()

            [local]
            exten => 100,1,Hangup()
            """);

    static final Rule INCLUDED_NOTHING = warning(
                    "HS0211",
                    "an include of a context that does not exist",
                    "The include finds nothing. A name that ends in -custom, which generated dialplans offer to be filled, is only"
                            + " noted.",
                    """
                    [phones]
                    include => locals
                    exten => 200,1,Hangup()
                    """,
                    """
                    [phones]
                    include => local
                    exten => 200,1,Hangup()

                    [local]
                    exten => 100,1,Hangup()
                    """)
            .reads("dialplan.include");

    static final Rule HIDDEN = warning(
            "HS0212",
            "a pattern that hides included extensions",
            "A context's own extensions come before all that it includes, and an earlier include before a later one,"
                    + " whatever the patterns: a wide pattern takes the calls of narrower ones behind it.",
            """
            [phones]
            include => local
            exten => _X.,1,Hangup(404)

            [local]
            exten => _1XX,1,Dial(PJSIP/${EXTEN})
            """,
            """
            [phones]
            include => local
            include => unknown-number

            [local]
            exten => _1XX,1,Dial(PJSIP/${EXTEN})

            [unknown-number]
            exten => _X.,1,Hangup(404)
            """);

    static final Rule NO_UNDERSCORE = warning(
            "HS0213",
            "a pattern without its underscore",
            "Only a name that begins with '_' is a pattern. Without it, the letters themselves would have to be dialled.",
            """
            [phones]
            exten => 1XXX,1,Dial(PJSIP/${EXTEN})
            """,
            """
            [phones]
            exten => _1XXX,1,Dial(PJSIP/${EXTEN})
            """);

    static final Rule SPECIAL_TYPO = warning(
            "HS0214",
            "a name that is almost a special extension",
            "The special extensions are s, h, i, t, T, e, o, a and fax, in exactly this case. Nothing goes to the one written here.",
            """
            [menu]
            exten => s,1,Background(welcome)
             same => n,WaitExten()
            exten => I,1,Playback(invalid)
            """,
            """
            [menu]
            exten => s,1,Background(welcome)
             same => n,WaitExten()
            exten => i,1,Playback(invalid)
            """);

    static final Rule UNUSED_CONTEXT = note(
            "HS0215",
            "a context that nothing leads to",
            "No endpoint begins here, nothing includes it or goes to it, and no other file speaks of it. It may be used from"
                    + " outside, by a manager's Originate or an AGI script; or it is forgotten.",
            """
            [phones]
            exten => 100,1,Hangup()

            [old-menu]
            exten => s,1,Hangup()
            --- pjsip.conf
            [100]
            type = endpoint
            auth = 100
            context = phones
            [100]
            type = auth
            password = kT4-urme-92xq
            """,
            """
            [phones]
            exten => 100,1,Goto(old-menu,s,1)

            [old-menu]
            exten => s,1,Hangup()
            --- pjsip.conf
            [100]
            type = endpoint
            auth = 100
            context = phones
            [100]
            type = auth
            password = kT4-urme-92xq
            """);

    static final Rule UNKNOWN_ENDPOINT = warning(
            "HS0216",
            "an endpoint that does not exist",
            "A Dial or a hint names a PJSIP endpoint that pjsip.conf does not have.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/1000,20)
            --- pjsip.conf
            [100]
            type = endpoint
            auth = 100
            context = phones
            [100]
            type = auth
            password = kT4-urme-92xq
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20)
            --- pjsip.conf
            [100]
            type = endpoint
            auth = 100
            context = phones
            [100]
            type = auth
            password = kT4-urme-92xq
            """);

    static final Rule RUNS_INTO = warning(
            "HS0217",
            "an extension that runs into another one",
            "Before each priority the extension is looked for anew: where the best one has no more priorities, another that"
                    + " matches what was dialled and has the next number goes on. End the extension with Hangup or Return.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20)
            exten => _XXX,1,Answer()
             same => n,Playback(unknown-number)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20)
             same => n,Hangup()
            exten => _XXX,1,Answer()
             same => n,Playback(unknown-number)
             same => n,Hangup()
            """);

    static final Rule BLOCK = warning(
            "HS0218",
            "a loop or branch without its end, or an end without its beginning",
            "While and EndWhile, If and EndIf belong together and are looked for in one extension. Without its end a loop"
                    + " runs once, and one whose condition is false runs nevertheless.",
            """
            [phones]
            exten => 100,1,While($["${n}" < "3"])
             same => n,Playback(hello)
             same => n,Set(n=$[${n} + 1])
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,While($["${n}" < "3"])
             same => n,Playback(hello)
             same => n,Set(n=$[${n} + 1])
             same => n,EndWhile()
             same => n,Hangup()
            """);

    static final Rule UNKNOWN_PROVIDER = warning(
            "HS0219",
            "a hint on a device that nothing knows the state of",
            "A hint names devices as 'Technology/name' or 'Provider:name'. Of a technology or provider that this switch does"
                    + " not have, no state is ever known: the lamp never lights.",
            """
            [phones]
            exten => 100,hint,PJSPI/100
            exten => 100,1,Dial(PJSIP/100,20)
            """,
            """
            [phones]
            exten => 100,hint,PJSIP/100
            exten => 100,1,Dial(PJSIP/100,20)
            """);

    static final List<Rule> ALL = List.of(
            NO_CONTEXT,
            NO_EXTENSION,
            NO_PRIORITY,
            DUPLICATE_LABEL,
            DUPLICATE_PRIORITY,
            HOLE,
            NEVER_REACHED,
            NO_FIRST,
            INCLUDED_TWICE,
            CIRCLE,
            INCLUDED_NOTHING,
            HIDDEN,
            NO_UNDERSCORE,
            SPECIAL_TYPO,
            UNUSED_CONTEXT,
            UNKNOWN_ENDPOINT,
            RUNS_INTO,
            BLOCK,
            UNKNOWN_PROVIDER);

    private PlaceRules() {}
}
