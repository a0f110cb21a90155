package org.hookswitch.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.server.Switch;
import org.hookswitch.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real phones register, one dials the other through the dialplan, and both hear each other for a minute. */
class BaresipCallTest {

    private static final int SECONDS = 61;

    @TempDir
    private Path folder;

    @Test
    @NeedsProgram("baresip")
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void whatOnePhoneSaysIsWhatTheOtherHearsForAMinuteWithoutGapOrDrift() throws Exception {
        configure();
        var routines = new ConcurrentLinkedQueue<String>();
        var setup = new Switch.Setup(ConfReader.in(folder), Path.of("..", "sounds"), folder, Optional.empty());
        try (Switch hookswitch = Switch.start(setup)) {
            var subscription = hookswitch
                    .pbx()
                    .events()
                    .subscribe(
                            "test",
                            event -> {
                                if (event instanceof Event.RoutineRan ran) {
                                    routines.add(ran.binding().stage().word() + " "
                                            + ran.outcome().kind().word());
                                }
                            },
                            List.of(Event.RoutineRan.class));
            try (var anna = new Baresip(folder.resolve("anna"), "anna", "annas-secret", hookswitch.sipAddress());
                    var ben = new Baresip(folder.resolve("ben"), "ben", "bens-secret", hookswitch.sipAddress())) {
                Files.createDirectories(folder.resolve("anna"));
                Files.createDirectories(folder.resolve("ben"));
                Steps.write(anna.said(), SECONDS + 30);
                Steps.write(ben.said(), SECONDS + 30);
                ben.start(freePort(), 48_000, "");
                Await.until("ben is registered", () -> ben.output().contains("200 OK"));
                anna.start(freePort(), 48_100, "100");
                Await.until(
                        "the call is up", () -> hookswitch.pbx().bridges().all().size() == 1);
                long up = System.nanoTime();
                Await.until(
                        "a minute has passed",
                        () -> System.nanoTime() - up
                                > Duration.ofSeconds(SECONDS + 2).toNanos(),
                        Duration.ofSeconds(SECONDS + 20));
                anna.close();
                Await.until(
                        "the call is over", () -> hookswitch.pbx().channels().count() == 0);
                ben.close();
                for (Baresip phone : List.of(anna, ben)) {
                    Steps.Report report = Steps.read(phone.heard());
                    assertThat(report.seconds()).as("seconds heard").isGreaterThan(60);
                    assertThat(report.silentFrames()).as("frames missing").isZero();
                    assertThat(report.changes()).hasSizeGreaterThanOrEqualTo(59);
                    assertThat(report.drift()).as("seconds of drift").isLessThanOrEqualTo(0.06);
                }
            }
            Await.until("the traces arrive", subscription::isIdle);
            assertThat(routines)
                    .containsExactlyInAnyOrder(
                            "caller-pre-dial returned",
                            "callee-pre-dial returned",
                            "pre-bridge returned",
                            "hangup returned",
                            "hangup returned");
            Await.until("all RTP ports are given back", () -> hookswitch.rtpPortsInUse() == 0);
        }
    }

    private void configure() throws IOException {
        var pjsip = new StringBuilder("[udp]\ntype=transport\nprotocol=udp\nbind=127.0.0.1:0\n");
        for (String phone : List.of("anna", "ben")) {
            pjsip.append("""
                    [%1$s]
                    type=endpoint
                    context=phones
                    disallow=all
                    allow=ulaw
                    direct_media=no
                    auth=%1$s
                    aors=%1$s
                    [%1$s]
                    type=auth
                    auth_type=userpass
                    username=%1$s
                    password=%1$ss-secret
                    [%1$s]
                    type=aor
                    max_contacts=1
                    """.formatted(phone));
        }
        Files.writeString(folder.resolve("rtp.conf"), "[general]\nrtpstart = 47000\nrtpend = 47999\n");
        Files.writeString(folder.resolve("pjsip.conf"), pjsip);
        Files.writeString(folder.resolve("extensions.conf"), """
                [phones]
                exten => 100,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
                 same => n,Dial(PJSIP/ben,20,B(caller^s^1)b(callee^s^1)U(answered))
                [caller]
                exten => s,1,Return()
                [callee]
                exten => s,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
                 same => n,Return()
                [answered]
                exten => s,1,Return()
                [ended]
                exten => s,1,Return()
                """);
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
