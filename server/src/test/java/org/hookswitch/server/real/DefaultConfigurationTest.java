package org.hookswitch.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.media.play.Player;
import org.hookswitch.media.play.TickThread;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.media.rtp.RtpSettings;
import org.hookswitch.media.tone.Tone;
import org.hookswitch.phone.PhoneCall;
import org.hookswitch.phone.SipPhone;
import org.hookswitch.server.Switch;
import org.hookswitch.sip.auth.Account;
import org.hookswitch.sip.auth.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that we ship, called over SIP. */
class DefaultConfigurationTest {

    private static final String PASSWORD = "a-password-of-the-test";

    @TempDir
    private Path folder;

    private Switch hookswitch;
    private RtpEngine rtp;
    private SipPhone phone;

    @BeforeEach
    void start() throws Exception {
        Path config = folder.resolve("config");
        Path state = folder.resolve("state");
        Files.createDirectories(config);
        Files.createDirectories(state);
        try (var files = Files.newDirectoryStream(Path.of("..", "config"), Files::isRegularFile)) {
            for (Path file : files) {
                String text = Files.readString(file).replace("0.0.0.0:5060", "127.0.0.1:0");
                Files.writeString(config.resolve(file.getFileName()), text);
            }
        }
        Files.writeString(config.resolve("rtp.conf"), "[general]\nrtpstart = 49000\nrtpend = 49499\n");
        Files.writeString(state.resolve("pjsip-secrets.conf"), secrets());
        hookswitch = Switch.start(new Switch.Setup(
                ConfReader.in(config).withMadeFiles(state),
                Path.of("..", "sounds").toRealPath(),
                state,
                Optional.empty()));
        rtp = RtpEngine.start(RtpSettings.defaults().withPorts(49_500, 49_999));
        phone = phone("6001", PASSWORD);
        assertThat(phone.register(60).get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        Await.until("all channels end", () -> hookswitch.pbx().channels().count() == 0);
        Await.until("all RTP ports are given back", () -> hookswitch.rtpPortsInUse() == 0);
        phone.close();
        rtp.close();
        hookswitch.close();
    }

    private static String secrets() {
        var text = new StringBuilder();
        for (String user : new String[] {"6001", "6002", "6003"}) {
            text.append("[%1$s](phone-auth)\nusername = %1$s\npassword = %2$s\n".formatted(user, PASSWORD));
        }
        return text.toString();
    }

    private SipPhone phone(String user, String password) {
        return SipPhone.open(
                user,
                user,
                Optional.of(new Account("", user, Secret.password(password))),
                hookswitch.sipAddress(),
                rtp);
    }

    private PhoneCall call(String number) throws Exception {
        PhoneCall call = phone.call(number);
        assertThat(call.answered().get(20, TimeUnit.SECONDS)).isEqualTo(200);
        return call;
    }

    private static AtomicInteger listen(PhoneCall call) {
        var packets = new AtomicInteger();
        call.port().deliverTo(frame -> packets.incrementAndGet());
        return packets;
    }

    private static void hangUp(PhoneCall call) throws Exception {
        call.hangUp();
        call.ended().get(10, TimeUnit.SECONDS);
    }

    @Test
    void theEchoGivesBackWhatIsSaidAfterItsPrompt() throws Exception {
        PhoneCall call = call("600");
        var heard = listen(call);
        try (var ticks = new TickThread()) {
            Await.until("the prompt begins", () -> heard.get() > 10);
            Player voice = Player.start(ticks, call.port(), Tone.parse("700/0").source(), end -> {});
            int before = heard.get();
            Await.until("there is sound for five seconds", () -> heard.get() > before + 250);
            voice.stop();
            hangUp(call);
        }
    }

    @Test
    void theMenuTakesAKeyAndGoesThere() throws Exception {
        PhoneCall call = call("601");
        var heard = listen(call);
        Await.until("the menu speaks", () -> heard.get() > 50);
        call.port().digitsToDevice().begin('2');
        call.port().digitsToDevice().end('2', 100);
        Await.until(
                "the music plays",
                () -> hookswitch.pbx().channels().all().stream()
                        .anyMatch(c -> c.position().application().equals("MusicOnHold")));
        hangUp(call);
    }

    @Test
    void theMusicPlaysUntilTheCallerHangsUp() throws Exception {
        PhoneCall call = call("602");
        var heard = listen(call);
        Await.until("two seconds of music are heard", () -> heard.get() > 100);
        hangUp(call);
    }

    @Test
    void theTimeIsSpokenAndTheSwitchHangsUp() throws Exception {
        PhoneCall call = call("603");
        var heard = listen(call);
        assertThat(call.ended().get(60, TimeUnit.SECONDS)).isEqualTo("hung up by the peer");
        assertThat(heard.get()).isGreaterThan(100);
    }

    @Test
    void onePhoneCallsAnotherByItsNumber() throws Exception {
        try (SipPhone other = phone("6002", PASSWORD)) {
            assertThat(other.register(60).get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            other.whenCalled(PhoneCall::answer);
            PhoneCall call = call("6002");
            var heard = listen(call);
            assertThat(heard.get()).isZero();
            hangUp(call);
            Await.until("the other phone is free again", other::isQuiet);
        }
        Path records = folder.resolve("state/log/cdr-csv/Master.csv");
        Await.until(
                "the call is recorded",
                () -> Files.exists(records) && records.toFile().length() > 0);
        assertThat(Files.readAllLines(records))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(
                        "\"6001\",\"s\",\"dial-phone\"",
                        "\"PJSIP/6001-",
                        "\"PJSIP/6002-",
                        "\"Dial\"",
                        "\"ANSWERED\",\"DOCUMENTATION\"");
    }

    @Test
    void aNumberThatIsNoneIsSaidToBeInvalid() throws Exception {
        PhoneCall call = call("7999");
        var heard = listen(call);
        assertThat(call.ended().get(30, TimeUnit.SECONDS)).isEqualTo("hung up by the peer");
        assertThat(heard.get()).isGreaterThan(20);
    }

    @Test
    void aWrongPasswordIsRefusedAndSoIsAnUnknownUser() throws Exception {
        for (String user : new String[] {"6001", "nobody"}) {
            try (SipPhone stranger = phone(user, "wrong")) {
                assertThat(stranger.register(60).get(10, TimeUnit.SECONDS).status())
                        .isEqualTo(401);
                assertThat(stranger.call("600").answered().get(10, TimeUnit.SECONDS))
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void aBrokenDialplanStopsTheStartWithFileAndLine() throws IOException {
        Path config = folder.resolve("broken");
        Files.createDirectories(config);
        Files.writeString(config.resolve("pjsip.conf"), "[udp]\ntype=transport\nprotocol=udp\nbind=127.0.0.1:0\n");
        Files.writeString(config.resolve("extensions.conf"), "[phones]\nexten => 100,one,NoOp()\n");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Switch.start(new Switch.Setup(ConfReader.in(config), folder, folder, Optional.empty())))
                .isInstanceOf(org.hookswitch.server.ConfigurationException.class)
                .hasMessageContaining("extensions.conf:2:");
    }
}
