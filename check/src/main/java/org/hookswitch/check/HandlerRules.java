package org.hookswitch.check;

import static org.hookswitch.check.Rule.error;
import static org.hookswitch.check.Rule.note;
import static org.hookswitch.check.Rule.warning;

import java.util.List;

/** The rules of routines, {@code HS03xx}: the contract of handler stages, subroutines and locks. */
final class HandlerRules {

    static final Rule NO_RETURN = error(
            "HS0301",
            "a handler routine that may end without Return",
            "A routine at a stage of a call runs outside the normal flow and must come back. A path of this one ends"
                    + " without Return: the routine ends abnormally, and GOSUB_RETVAL is empty.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,b(prepare^s^1))
             same => n,Hangup()

            [prepare]
            exten => s,1,GotoIf($["${CALLERID(num)}" = "200"]?known)
             same => n,Return()
             same => n(known),Set(PJSIP_HEADER(add,X-Known)=yes)
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,b(prepare^s^1))
             same => n,Hangup()

            [prepare]
            exten => s,1,GotoIf($["${CALLERID(num)}" = "200"]?known)
             same => n,Return()
             same => n(known),Set(PJSIP_HEADER(add,X-Known)=yes)
             same => n,Return()
            """);

    static final Rule HANGS_UP = error(
            "HS0302",
            "a handler routine that may hang up",
            "A routine must never hang up: the caller or the called party would be lost in the middle of what the switch"
                    + " does with it. Where the call is not to go on, set GOSUB_RESULT (in option U) or return a value.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,U(screen))
             same => n,Hangup()

            [screen]
            exten => s,1,Read(KEY,accept-call,1)
             same => n,GotoIf($["${KEY}" = "1"]?take)
             same => n,Hangup()
             same => n(take),Return()
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,U(screen))
             same => n,Hangup()

            [screen]
            exten => s,1,Read(KEY,accept-call,1)
             same => n,GotoIf($["${KEY}" = "1"]?take)
             same => n,Set(GOSUB_RESULT=CONTINUE)
             same => n(take),Return()
            """);

    static final Rule NO_MEDIA = error(
            "HS0303",
            "media at a stage without media",
            "At this stage the channel has no sound yet, no longer, or it is not the routine's to use. The application"
                    + " returns at once and the routine goes on.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,b(prepare^s^1))
             same => n,Hangup()

            [prepare]
            exten => s,1,Playback(you-have-a-call)
             same => n,Return()
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,U(prepare))
             same => n,Hangup()

            [prepare]
            exten => s,1,Playback(you-have-a-call)
             same => n,Return()
            """);

    static final Rule TAKES_CHANNEL = error(
            "HS0304",
            "the channel is taken elsewhere at a stage that may only set it up",
            "At this stage a channel cannot be dialled from, bridged, queued or parked. The application returns at once and"
                    + " the routine goes on.",
            """
            [phones]
            exten => 100,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [call-ended]
            exten => s,1,Dial(PJSIP/operator)
             same => n,Return()
            """,
            """
            [phones]
            exten => 100,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [call-ended]
            exten => s,1,Log(NOTICE,the call ended with ${HANGUPCAUSE})
             same => n,Return()
            """);

    static final Rule RETURN_OUTSIDE = error(
            "HS0305",
            "a Return that has nowhere to go",
            "A call comes here by being dialled, not by Gosub. Return finds no place to go back to, and the call ends.",
            """
            [phones]
            exten => 100,1,Answer()
             same => n,Return()
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
            exten => 100,1,Answer()
             same => n,Hangup()
            --- pjsip.conf
            [100]
            type = endpoint
            auth = 100
            context = phones
            [100]
            type = auth
            password = kT4-urme-92xq
            """);

    static final Rule TOO_SLOW = warning(
            "HS0306",
            "something slow while a live call waits",
            "The stage has a tenth of a second before it is late and two seconds before it is cut off, because two people"
                    + " wait for it. Scripts, the network and waiting do not belong there.",
            """
            [phones]
            exten => 100,1,Set(CONNECTED_LINE_SEND_SUB=name-lookup,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [name-lookup]
            exten => s,1,AGI(lookup.py)
             same => n,Return()
            """,
            """
            [phones]
            exten => 100,1,Set(CONNECTED_LINE_SEND_SUB=name-lookup,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [name-lookup]
            exten => s,1,Set(CONNECTEDLINE(name,i)=${DB(cidname/${CONNECTEDLINE(num)})})
             same => n,Return()
            """);

    static final Rule MAY_BE_SLOW = note(
            "HS0307",
            "something that may be slow at a stage with a budget",
            "The stage has one second before it is late and ten seconds before it is cut off. A script that depends on the"
                    + " network may take longer.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,b(prepare^s^1))
             same => n,Hangup()

            [prepare]
            exten => s,1,AGI(prepare.py)
             same => n,Return()
            """,
            """
            [phones]
            exten => 100,1,AGI(prepare.py)
             same => n,Dial(PJSIP/100,20,b(prepare^s^1))
             same => n,Hangup()

            [prepare]
            exten => s,1,Set(PJSIP_HEADER(add,X-Prepared)=yes)
             same => n,Return()
            """);

    static final Rule SENDS_AGAIN = warning(
            "HS0308",
            "party data that is set without 'i' in the routine that sends it",
            "In the routine of CONNECTED_LINE_SEND_SUB or REDIRECTING_SEND_SUB, setting the same data without the option i"
                    + " sends another update in Asterisk, which runs the routine again. This switch sends once, whatever is set.",
            """
            [phones]
            exten => 100,1,Set(CONNECTED_LINE_SEND_SUB=edit-line,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [edit-line]
            exten => s,1,Set(CONNECTEDLINE(num)=100)
             same => n,Return()
            """,
            """
            [phones]
            exten => 100,1,Set(CONNECTED_LINE_SEND_SUB=edit-line,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [edit-line]
            exten => s,1,Set(CONNECTEDLINE(num,i)=100)
             same => n,Return()
            """);

    static final Rule SEPARATOR = error(
            "HS0309",
            "'^' and ',' confused",
            "Inside the parentheses of an option '^' stands for a comma: b(context^exten^1(argument)). Elsewhere it is a"
                    + " character like any other. Option U takes only a name and arguments: U(context^argument).",
            """
            [phones]
            exten => 100,1,Set(CHANNEL(hangup_handler_push)=call-ended^s^1)
             same => n,Hangup()

            [call-ended]
            exten => s,1,Return()
            """,
            """
            [phones]
            exten => 100,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)
             same => n,Hangup()

            [call-ended]
            exten => s,1,Return()
            """);

    static final Rule PUSHED_IN_H = warning(
            "HS0310",
            "a hangup handler pushed after the hangup",
            "Extension h runs when the call has ended. A handler that is pushed there belongs to the work of h itself; and a"
                    + " call that ends without a dialplan never comes to h.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20)
             same => n,Hangup()
            exten => h,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)

            [call-ended]
            exten => s,1,Return()
            """,
            """
            [phones]
            exten => 100,1,Set(CHANNEL(hangup_handler_push)=call-ended,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [call-ended]
            exten => s,1,Return()
            """);

    static final Rule SOME_PATHS_RETURN = warning(
            "HS0311",
            "a subroutine that returns on some paths only",
            "Gosub expects the subroutine to come back. One path of it ends with Return and another with nothing: there the"
                    + " call ends.",
            """
            [phones]
            exten => 100,1,Gosub(greet,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [greet]
            exten => s,1,GotoIf($["${CALLERID(num)}" = "200"]?known)
             same => n,Playback(welcome)
             same => n,Return()
             same => n(known),Playback(welcome-back)
            """,
            """
            [phones]
            exten => 100,1,Gosub(greet,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [greet]
            exten => s,1,GotoIf($["${CALLERID(num)}" = "200"]?known)
             same => n,Playback(welcome)
             same => n,Return()
             same => n(known),Playback(welcome-back)
             same => n,Return()
            """);

    static final Rule LOCK_OVER_DIAL = warning(
            "HS0312",
            "a lock that is held while the channel is busy",
            "The lock stays taken for as long as the application lasts, which may be the whole conversation, and everybody"
                    + " else waits. Option B of Dial runs a routine on the caller before anybody is called: unlock there.",
            """
            [phones]
            exten => 100,1,Set(GOT=${LOCK(line)})
             same => n,Dial(PJSIP/100,20)
             same => n,Set(FREE=${UNLOCK(line)})
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Set(GOT=${LOCK(line)})
             same => n,Dial(PJSIP/100,20,B(unlock^s^1))
             same => n,Hangup()

            [unlock]
            exten => s,1,Set(FREE=${UNLOCK(line)})
             same => n,Return()
            """);

    static final Rule LOCK_KEPT = warning(
            "HS0313",
            "a lock that one path does not give back",
            "One path from the LOCK comes to UNLOCK, another comes to Return with the lock still taken: it stays so until"
                    + " the call ends.",
            """
            [phones]
            exten => 100,1,Gosub(count,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [count]
            exten => s,1,Set(GOT=${LOCK(counter)})
             same => n,GotoIf($["${CALLERID(num)}" = "200"]?skip)
             same => n,Set(GLOBAL(CALLS)=$[0${CALLS} + 1])
             same => n,Set(FREE=${UNLOCK(counter)})
             same => n(skip),Return()
            """,
            """
            [phones]
            exten => 100,1,Gosub(count,s,1)
             same => n,Dial(PJSIP/100,20)
             same => n,Hangup()

            [count]
            exten => s,1,Set(GOT=${LOCK(counter)})
             same => n,GotoIf($["${CALLERID(num)}" = "200"]?skip)
             same => n,Set(GLOBAL(CALLS)=$[0${CALLS} + 1])
             same => n(skip),Set(FREE=${UNLOCK(counter)})
             same => n,Return()
            """);

    static final List<Rule> ALL = List.of(
            NO_RETURN,
            HANGS_UP,
            NO_MEDIA,
            TAKES_CHANNEL,
            RETURN_OUTSIDE,
            TOO_SLOW,
            MAY_BE_SLOW,
            SENDS_AGAIN,
            SEPARATOR,
            PUSHED_IN_H,
            SOME_PATHS_RETURN,
            LOCK_OVER_DIAL,
            LOCK_KEPT);

    private HandlerRules() {}
}
