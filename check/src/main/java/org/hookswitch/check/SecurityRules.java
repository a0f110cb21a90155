package org.hookswitch.check;

import static org.hookswitch.check.Rule.error;
import static org.hookswitch.check.Rule.warning;

import java.util.List;

/** The rules of security, {@code HS04xx}: what a stranger could do. */
final class SecurityRules {

    private static final String ENDPOINT = """
            --- pjsip.conf
            [100]
            type = endpoint
            auth = 100
            context = phones
            [100]
            type = auth
            username = 100
            password = kT4-urme-92xq
            """;

    static final Rule CATCH_ALL = warning(
                    "HS0401",
                    "a pattern that takes everything",
                    "'_.' and '_!' also take h, i, t and the other special extensions, so that a hangup or a timeout runs the whole"
                            + " extension again, and letters and signs that no phone has keys for.",
                    """
                    [phones]
                    exten => _.,1,Hangup(404)
                    """,
                    """
                    [phones]
                    exten => _X.,1,Hangup(404)
                    """)
            .reads("dialplan.catch-all");

    static final Rule UNFILTERED_DIAL = warning(
            "HS0402",
            "what was dialled reaches a dial string unfiltered",
            "A pattern that ends in '.' or '!' takes any character there. SIP callers can send '&' and '/', and so"
                    + " make Dial call a destination of their choice at your expense. Filter it first: ${FILTER(0-9+*#,${EXTEN})}.",
            """
            [phones]
            exten => _0.,1,Dial(PJSIP/${EXTEN:1}@trunk,60)
             same => n,Hangup()
            """,
            """
            [phones]
            exten => _0.,1,Dial(PJSIP/${FILTER(0-9+,${EXTEN:1})}@trunk,60)
             same => n,Hangup()
            """);

    static final Rule UNFILTERED_COMMAND = error(
            "HS0403",
            "what a caller sends reaches a command of the machine",
            "The caller's number and name, headers, and what was dialled on a pattern with '.' or '!' can hold quotes, ';' and"
                    + " '$( )'. In System, TrySystem or SHELL they become commands. Filter them first.",
            """
            [phones]
            exten => 100,1,System(/usr/local/bin/notify "${CALLERID(name)}")
             same => n,Hangup()
            """,
            """
            [phones]
            exten => 100,1,System(/usr/local/bin/notify "${FILTER(a-zA-Z0-9 ,${CALLERID(name)})}")
             same => n,Hangup()
            """);

    static final Rule OPEN_RELAY = error(
            "HS0404",
            "strangers can dial out",
            "An endpoint without auth, that no identify section ties to an address, begins in a context from which a"
                    + " call with a number of the caller's choice leaves through a trunk. Toll fraud lives on this.",
            """
            [public]
            exten => _0XXXXXXXXX,1,Dial(PJSIP/${EXTEN}@trunk,60)
             same => n,Hangup()
            --- pjsip.conf
            [anonymous]
            type = endpoint
            context = public
            [trunk]
            type = endpoint
            context = public
            [trunk-address]
            type = identify
            endpoint = trunk
            match = 192.0.2.10
            """,
            """
            [public]
            exten => 100,1,Dial(PJSIP/100,60)
             same => n,Hangup()
            --- pjsip.conf
            [anonymous]
            type = endpoint
            context = public
            [100]
            type = endpoint
            auth = 100
            context = public
            [100]
            type = auth
            username = 100
            password = kT4-urme-92xq
            """);

    static final Rule WEAK_SECRET = error(
            "HS0405",
            "a password that is guessed in minutes",
            "Machines try every phone number with every common password, all day. A password of a phone wants twelve or"
                    + " more characters nobody chose.",
            """
            [phones]
            exten => 100,1,Hangup()
            --- pjsip.conf
            [100]
            type = endpoint
            auth = 100
            context = phones
            [100]
            type = auth
            username = 100
            password = 100
            """,
            """
            [phones]
            exten => 100,1,Hangup()
            """ + ENDPOINT);

    static final Rule LIVE_DANGEROUSLY = error(
            "HS0406",
            "live_dangerously is on",
            "With live_dangerously = yes, functions that run commands and write files may be used from outside: by managers'"
                    + " and web clients' requests. One leaked password then is a shell on the machine.",
            """
            [phones]
            exten => 100,1,Hangup()
            --- asterisk.conf
            [options]
            live_dangerously = yes
            """,
            """
            [phones]
            exten => 100,1,Hangup()
            --- asterisk.conf
            [options]
            live_dangerously = no
            """);

    static final Rule OPEN_DISA = error(
            "HS0407",
            "a dial tone for everybody",
            "DISA with no-password gives whoever calls in a dial tone inside, from which the dialplan's outgoing calls are"
                    + " at hand.",
            """
            [from-trunk]
            exten => 555,1,Answer()
             same => n,DISA(no-password,phones)

            [phones]
            exten => 100,1,Hangup()
            """,
            """
            [from-trunk]
            exten => 555,1,Answer()
             same => n,DISA(/etc/asterisk/disa.txt,phones)

            [phones]
            exten => 100,1,Hangup()
            """);

    static final List<Rule> ALL = List.of(
            CATCH_ALL, UNFILTERED_DIAL, UNFILTERED_COMMAND, OPEN_RELAY, WEAK_SECRET, LIVE_DANGEROUSLY, OPEN_DISA);

    private SecurityRules() {}
}
