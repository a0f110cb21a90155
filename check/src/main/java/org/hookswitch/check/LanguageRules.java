package org.hookswitch.check;

import static org.hookswitch.check.Rule.error;
import static org.hookswitch.check.Rule.warning;

import java.util.List;

/** The rules of what is written: {@code HS00xx} about silences, {@code HS01xx} about the language. */
final class LanguageRules {

    static final Rule UNUSED_SILENCE = warning(
            "HS0001",
            "a silence that silences nothing",
            "A comment tells the checker to ignore a code in this line, but nothing with that code is found here. Either"
                    + " the mistake has been mended, or the comment stands in the wrong line. Remove it, so that it does not"
                    + " hide a mistake of the future.",
            """
            [phones]
            exten => 100,1,Answer()   ; check: ignore HS0103 because the module is loaded later
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,FaxBack()  ; check: ignore HS0103 because the module is loaded later
             same => n,Hangup()
            """);

    static final Rule BAD_SILENCE = warning(
            "HS0002",
            "a silence without a code that exists, or without a reason",
            "The comment is '; check: ignore HS0103 because …', with one or more codes of the checker separated by blanks,"
                    + " and a reason: whoever reads the line next year wants to know why.",
            """
            [phones]
            exten => 100,1,Answer()   ; check: ignore HS9999 because it is well known
             same => n,Hangup()
            """,
            """
            [phones]
            exten => _.,1,Answer()    ; check: ignore HS0401 because nothing else may match here
             same => n,Hangup()
            """);

    static final Rule SYNTAX = error(
                    "HS0101",
                    "a line that is no configuration",
                    "The file is not in the form of sections, 'name = value' and 'name => value'. Asterisk refuses some such"
                            + " files as a whole and skips lines of others.",
                    """
                    [phones]
                    exten => 100,1,Answer()
                    this line has no sign
                     same => n,Hangup()
                    """,
                    """
                    [phones]
                    exten => 100,1,Answer()
                    ; this line is a comment
                     same => n,Hangup()
                    """)
            .reads("conf.");

    static final Rule STATEMENT = error(
                    "HS0102",
                    "a statement that cannot be read",
                    "A context holds 'exten', 'same', 'include', 'ignorepat' and the like; an extension has a name, a priority"
                            + " and an application, in this order. The line is skipped, so the priorities behind it get other"
                            + " numbers than one thinks.",
                    """
                    [phones]
                    exten => 100,first,Answer()
                    """,
                    """
                    [phones]
                    exten => 100,1,Answer()
                    """)
            .reads(
                    "dialplan.priority",
                    "dialplan.same",
                    "dialplan.unknown-statement",
                    "dialplan.application",
                    "dialplan.label",
                    "dialplan.hint",
                    "dialplan.evaluation",
                    "dialplan.load-function");

    static final Rule UNKNOWN_APPLICATION = error(
            "HS0103",
            "an application that does not exist",
            "Neither this switch nor Asterisk 22 has an application of that name. A call that comes here ends.",
            """
            [phones]
            exten => 100,1,Playbak(hello)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Playback(hello)
             same => n,Hangup()
            """);

    static final Rule APPLICATION_MISSING = warning(
            "HS0104",
            "an application that this switch does not have",
            "Asterisk has the application, this switch does not. A call that comes here ends.",
            """
            [phones]
            exten => 100,1,Answer()
             same => n,AlarmReceiver()
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Answer()
             same => n,Hangup()
            """);

    static final Rule REMOVED_APPLICATION = error(
            "HS0105",
            "an application that is gone since older versions",
            "The application was part of Asterisk once and has been removed; another one does its work now.",
            """
            [phones]
            exten => 100,1,Macro(ring,PJSIP/100)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Gosub(ring,s,1(PJSIP/100))
             same => n,Hangup()

            [ring]
            exten => s,1,Dial(${ARG1},20)
             same => n,Return()
            """);

    static final Rule UNKNOWN_FUNCTION = error(
            "HS0106",
            "a function that does not exist",
            "Neither this switch nor Asterisk 22 has a function of that name. What is read is empty, what is written is"
                    + " lost. Names of functions are written in capitals.",
            """
            [phones]
            exten => 100,1,NoOp(${CALERID(num)})
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,NoOp(${CALLERID(num)})
             same => n,Hangup()
            """);

    static final Rule FUNCTION_MISSING = warning(
            "HS0107",
            "a function that this switch does not have",
            "Asterisk has the function, this switch does not. What is read is empty, what is written is lost.",
            """
            [phones]
            exten => 100,1,NoOp(${CALENDAR_BUSY(office)})
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,NoOp(${EXTEN})
             same => n,Hangup()
            """);

    static final Rule TOO_FEW_ARGUMENTS = error(
            "HS0108",
            "an argument is missing",
            "The application or function needs more arguments than stand here, and does nothing useful without them.",
            """
            [phones]
            exten => 100,1,Playback()
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Playback(hello)
             same => n,Hangup()
            """);

    static final Rule TOO_MANY_ARGUMENTS = warning(
            "HS0109",
            "more arguments than the application takes",
            "What stands behind the last argument is ignored or becomes part of it. Often a comma stands where '&' is"
                    + " meant, or an argument was taken from another application.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,g,,too much)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,g)
             same => n,Hangup()
            """);

    static final Rule UNKNOWN_OPTION = error(
            "HS0110",
            "an option letter that does not exist",
            "The application has no option of that letter, here or in Asterisk 22. Letters are told apart by case.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,gy)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,g)
             same => n,Hangup()
            """);

    static final Rule OPTION_MISSING = warning(
            "HS0111",
            "an option that this switch does not have",
            "Asterisk's application has the option, this switch's does not: it does nothing here.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,gz)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,g)
             same => n,Hangup()
            """);

    static final Rule UNBALANCED = error(
                    "HS0112",
                    "something is opened and never closed",
                    "A '${', '$[', parenthesis or quote has no end, or an end has no beginning. What is read is not what is"
                            + " meant: the rest of the line may become part of a name.",
                    """
                    [phones]
                    exten => 100,1,NoOp(${EXTEN)
                     same => n,Hangup()
                    """,
                    """
                    [phones]
                    exten => 100,1,NoOp(${EXTEN})
                     same => n,Hangup()
                    """)
            .reads("dialplan.unterminated");

    static final Rule EXPRESSION = error(
                    "HS0113",
                    "an expression that cannot be read",
                    "What stands between '$[' and ']' is no expression. Its value is the text as it stands, or empty.",
                    """
                    [phones]
                    exten => 100,1,Set(N=$[1 + * 2])
                     same => n,Hangup()
                    """,
                    """
                    [phones]
                    exten => 100,1,Set(N=$[1 + 2])
                     same => n,Hangup()
                    """)
            .reads("dialplan.expression", "dialplan.regex", "dialplan.nesting");

    static final Rule REFERENCE = warning(
                    "HS0114",
                    "a reference to nothing, or to a part that is no part",
                    "A '${}' without a name is always empty; what follows a ':' in it is an offset and a length.",
                    """
                    [phones]
                    exten => 100,1,NoOp(${EXTEN:first})
                     same => n,Hangup()
                    """,
                    """
                    [phones]
                    exten => 100,1,NoOp(${EXTEN:1})
                     same => n,Hangup()
                    """)
            .reads("dialplan.slice", "dialplan.empty-name");

    static final Rule PATTERN = warning(
                    "HS0115",
                    "a pattern that does not mean what it seems to",
                    "In a pattern nothing after '.' or '!' counts, a '[' needs its ']', and a range runs upwards.",
                    """
                    [phones]
                    exten => _9.00,1,Hangup()
                    """,
                    """
                    [phones]
                    exten => _9XX00,1,Hangup()
                    """)
            .reads("dialplan.pattern");

    static final Rule SWITCH = warning(
                    "HS0116",
                    "a switch statement",
                    "Extensions of another system ('switch', 'lswitch', 'eswitch') are not looked for.",
                    """
                    [phones]
                    exten => 100,1,Hangup()
                    switch => Realtime/phones@extensions
                    """,
                    """
                    [phones]
                    exten => 100,1,Hangup()
                    include => more

                    [more]
                    exten => 101,1,Hangup()
                    """)
            .reads("dialplan.switch");

    static final Rule GENERAL = warning(
                    "HS0117",
                    "an unknown option of [general]",
                    "The option is not one of extensions.conf, and does nothing.",
                    """
                    [general]
                    autofalltrough = yes

                    [phones]
                    exten => 100,1,Hangup()
                    """,
                    """
                    [general]
                    autofallthrough = yes

                    [phones]
                    exten => 100,1,Hangup()
                    """)
            .reads("dialplan.unknown-option");

    static final Rule TIMES = error(
                    "HS0118",
                    "times that are no times",
                    "Times are 'hours,weekdays,days,months', as in 9:00-17:00,mon-fri,*,*.",
                    """
                    [phones]
                    include => day,nine-to-five

                    [day]
                    exten => 100,1,Hangup()
                    """,
                    """
                    [phones]
                    include => day,9:00-17:00,mon-fri,*,*

                    [day]
                    exten => 100,1,Hangup()
                    """)
            .reads("dialplan.times");

    static final Rule WRONG_DIRECTION = error(
            "HS0119",
            "a function is set that can only be read, or read that can only be set",
            "The function has no value in this direction.",
            """
            [phones]
            exten => 100,1,Set(TOUPPER(x)=y)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Set(x=${TOUPPER(y)})
             same => n,Hangup()
            """);

    static final Rule NO_BRANCH = error(
            "HS0120",
            "a conditional jump that goes nowhere",
            "GotoIf and its like are 'condition?place' or 'condition?place:otherplace'. Without a question mark, or without"
                    + " a place, nothing happens.",
            """
            [phones]
            exten => 100,1,GotoIf(1)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,GotoIf($["${CALLERID(num)}" = "200"]?end)
             same => n,Playback(hello)
             same => n(end),Hangup()
            """);

    static final Rule NOT_EVALUATED = warning(
            "HS0121",
            "a condition that is never computed",
            "A comparison stands outside of '$[ ]', so it is a text like any other, and a text that is not empty and does"
                    + " not begin with 0 is true: the branch is always taken.",
            """
            [phones]
            exten => 100,1,GotoIf(${CALLERID(num)} = 200?end)
             same => n,Playback(hello)
             same => n(end),Hangup()
            """,
            """
            [phones]
            exten => 100,1,GotoIf($["${CALLERID(num)}" = "200"]?end)
             same => n,Playback(hello)
             same => n(end),Hangup()
            """);

    static final Rule NO_SIGN = error(
            "HS0122",
            "an assignment without '='",
            "Set and MSet take 'name=value'; without the sign nothing is set.",
            """
            [phones]
            exten => 100,1,Set(GREETING,hello)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Set(GREETING=hello)
             same => n,Hangup()
            """);

    static final Rule TECHNOLOGY_GONE = error(
            "HS0123",
            "a channel technology that is gone",
            "The channel drivers SIP, Skinny and MGCP have been removed; such a destination cannot be reached. PJSIP is the"
                    + " driver of SIP now.",
            """
            [phones]
            exten => 100,1,Dial(SIP/100,20)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20)
             same => n,Hangup()
            """);

    static final Rule PIPE = error(
            "HS0124",
            "'|' between arguments",
            "Arguments were separated by '|' before version 1.6; now it is a character like any other, and the application"
                    + " takes everything for its first argument.",
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100|20|g)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,Dial(PJSIP/100,20,g)
             same => n,Hangup()
            """);

    static final List<Rule> ALL = List.of(
            UNUSED_SILENCE,
            BAD_SILENCE,
            SYNTAX,
            STATEMENT,
            UNKNOWN_APPLICATION,
            APPLICATION_MISSING,
            REMOVED_APPLICATION,
            UNKNOWN_FUNCTION,
            FUNCTION_MISSING,
            TOO_FEW_ARGUMENTS,
            TOO_MANY_ARGUMENTS,
            UNKNOWN_OPTION,
            OPTION_MISSING,
            UNBALANCED,
            EXPRESSION,
            REFERENCE,
            PATTERN,
            SWITCH,
            GENERAL,
            TIMES,
            WRONG_DIRECTION,
            NO_BRANCH,
            NOT_EVALUATED,
            NO_SIGN,
            TECHNOLOGY_GONE,
            PIPE);

    private LanguageRules() {}
}
