package org.hookswitch.server.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hookswitch.handlers.CallerPreDialHandler;
import org.hookswitch.handlers.HangupHandler;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.media.rtp.RtpSettings;
import org.hookswitch.phone.PhoneCall;
import org.hookswitch.phone.SipPhone;
import org.hookswitch.sip.auth.Account;
import org.hookswitch.sip.auth.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The switch inside this very process. */
@Timeout(60)
class EmbeddedTest {

    private static final String UDP = "[udp]\ntype=transport\nprotocol=udp\nbind=127.0.0.1:0\n";

    private static Hookswitch.Builder builder(int firstRtpPort) {
        return Hookswitch.builder()
                .sounds(Path.of("..", "sounds"))
                .file("rtp.conf", "[general]\nrtpstart=" + firstRtpPort + "\nrtpend=" + (firstRtpPort + 98) + "\n");
    }

    private static final class Lookup implements CallerPreDialHandler {
        @Override
        public String name() {
            return "lookup";
        }

        @Override
        public void callerPreDial(org.hookswitch.handlers.CallerPreDial call) {
            call.caller(call.caller().withName("Known Customer"));
        }
    }

    @Test
    void twoInOneProcessCallEachOtherOverSip() throws Exception {
        var heardFrom = new CompletableFuture<String>();
        var ended = new CompletableFuture<Integer>();
        HangupHandler facts = call -> ended.complete(call.cause());
        try (Hookswitch second = builder(42_000)
                        .dialplan("[in]\nexten => 500,1,Answer()\n same => n,WaitExten(30)\n")
                        .file("pjsip.conf", UDP + """
                                [first]
                                type=endpoint
                                context=in
                                disallow=all
                                allow=ulaw
                                [first]
                                type=identify
                                endpoint=first
                                match=127.0.0.1
                                """)
                        .file("handlers.conf", "[facts]\nstage=hangup\nrun=java:" + facts.name() + "\n")
                        .handler(facts)
                        .start();
                Hookswitch first = builder(42_100)
                        .dialplan("[phones]\nexten => 500,1,Dial(PJSIP/500@second,20)\n")
                        .file(
                                "pjsip.conf",
                                UDP + """
                                [anna]
                                type=endpoint
                                context=phones
                                disallow=all
                                allow=ulaw
                                auth=anna
                                aors=anna
                                [anna]
                                type=auth
                                auth_type=userpass
                                username=anna
                                password=a-long-word-4711
                                [anna]
                                type=aor
                                max_contacts=1
                                [second]
                                type=endpoint
                                context=phones
                                disallow=all
                                allow=ulaw
                                aors=second
                                [second]
                                type=aor
                                contact=sip:127.0.0.1:%d
                                """.formatted(second.sipAddress().getPort()))
                        .file("handlers.conf", "[who]\nstage=caller-pre-dial\nrun=java:lookup\n")
                        .handler(new Lookup())
                        .start();
                RtpEngine rtp = RtpEngine.start(RtpSettings.defaults().withPorts(42_200, 42_298));
                SipPhone anna = SipPhone.open(
                        "anna",
                        "Anna",
                        Optional.of(new Account("", "anna", Secret.password("a-long-word-4711"))),
                        first.sipAddress(),
                        rtp)) {
            assertThat(anna.register(60).get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            second.pbx()
                    .events()
                    .subscribe(
                            "test",
                            event -> {
                                if (event instanceof org.hookswitch.pbx.event.Event.StateChanged up) {
                                    heardFrom.complete(
                                            up.channel().caller().name().text());
                                }
                            },
                            java.util.List.of(org.hookswitch.pbx.event.Event.StateChanged.class));
            PhoneCall call = anna.call("500");
            assertThat(call.answered().get(20, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(heardFrom.get(10, TimeUnit.SECONDS)).isEqualTo("Known Customer");
            assertThat(first.pbx().channels().count()).isEqualTo(2);
            assertThat(second.pbx().channels().count()).isEqualTo(1);

            first.close();
            assertThat(ended.get(10, TimeUnit.SECONDS))
                    .as("the other switch was told")
                    .isEqualTo(16);
            assertThat(first.pbx().channels().all()).isEmpty();
        }
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        assertThatThrownBy(() -> builder(42_000)
                        .dialplan("[in]\nexten => 1,1,NoOp()\n")
                        .file("pjsip.conf", UDP)
                        .file("handlers.conf", "[x]\nstage=hangup\nrun=java:nobody\n")
                        .start())
                .hasMessageContaining("handlers.conf:3");
    }
}
