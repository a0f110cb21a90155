package org.hookswitch.server.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.server.Switch;
import org.hookswitch.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls from sipp, through the dialplan of the benchmarks: two legs, a routine at each of the four stages. */
class SippLoadTest {

    private static final Path BENCH = Path.of("..", "bench");
    private static final int RATE = 50;
    /** {@code -Dseconds=60} for a longer load. */
    private static final int SECONDS = Integer.getInteger("seconds", 30);

    @TempDir
    private Path folder;

    @Test
    @NeedsProgram("sipp")
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void fiftyCallsASecondWithRoutinesLeaveNothingBehind() throws Exception {
        int uasPort = freePort();
        configure(uasPort);
        var routines = new java.util.EnumMap<HandlerStage, AtomicInteger>(HandlerStage.class);
        for (HandlerStage stage : HandlerStage.values()) {
            routines.put(stage, new AtomicInteger());
        }
        var abnormal = new AtomicInteger();
        var setup = new Switch.Setup(ConfReader.in(folder), Path.of("..", "sounds"), folder, Optional.empty());
        Process uas = null;
        try (Switch hookswitch = Switch.start(setup)) {
            try (var subscription = hookswitch
                    .pbx()
                    .events()
                    .subscribe(
                            "test",
                            event -> {
                                if (event instanceof Event.RoutineRan ran) {
                                    count(routines, ran.binding().stage()).incrementAndGet();
                                    abnormal.addAndGet(ran.outcome().isNormal() ? 0 : 1);
                                }
                            },
                            List.of(Event.RoutineRan.class))) {
                uas = sipp("uas", "-sf", BENCH.resolve("sipp/uas.xml").toString(), "-p", Integer.toString(uasPort));
                int calls = RATE * SECONDS;
                assertThat(uac("warm", hookswitch, 200, 10).waitFor(1, TimeUnit.MINUTES))
                        .isTrue();
                Await.until(
                        "the first calls end", () -> hookswitch.pbx().channels().count() == 0);
                Await.until("their traces arrive", subscription::isIdle);
                routines.values().forEach(count -> count.set(0));
                Process uac = uac("uac", hookswitch, calls, RATE);
                assertThat(uac.waitFor(3, TimeUnit.MINUTES)).isTrue();
                Map<String, String> statistics = statistics(folder.resolve("uac.csv"));
                assertThat(statistics)
                        .containsEntry("SuccessfulCall(C)", Integer.toString(calls))
                        .containsEntry("FailedCall(C)", "0")
                        .containsEntry("Retransmissions(C)", "0");
                Await.until(
                        "all channels end", () -> hookswitch.pbx().channels().count() == 0);
                Await.until("all RTP ports are given back", () -> hookswitch.rtpPortsInUse() == 0);
                Await.until("all dialogs end", () -> hookswitch.sipDialogs() == 0);
                Await.until("all transactions end", () -> hookswitch.sipTransactions() == 0, Duration.ofSeconds(45));
                assertThat(hookswitch.pbx().bridges().all()).isEmpty();
                Await.until("the traces arrive", subscription::isIdle);
                assertThat(count(routines, HandlerStage.CALLER_PRE_DIAL)).hasValue(calls);
                assertThat(count(routines, HandlerStage.CALLEE_PRE_DIAL)).hasValue(calls);
                assertThat(count(routines, HandlerStage.PRE_BRIDGE)).hasValue(calls);
                assertThat(count(routines, HandlerStage.HANGUP)).hasValue(2 * calls);
                assertThat(abnormal).hasValue(0);
            }
        } finally {
            if (uas != null) {
                uas.destroyForcibly();
            }
        }
        Await.until(
                "no thread of a channel is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(t ->
                                t.getName().startsWith("PJSIP/") || t.getName().startsWith("rtp-")));
    }

    private Process uac(String name, Switch hookswitch, int calls, int rate) throws IOException {
        return sipp(
                name,
                address(hookswitch.sipAddress()),
                "-sf",
                BENCH.resolve("sipp/uac.xml").toString(),
                "-s",
                "routines",
                "-p",
                Integer.toString(freePort()),
                "-m",
                Integer.toString(calls),
                "-r",
                Integer.toString(rate),
                "-trace_stat",
                "-fd",
                "1",
                "-stf",
                folder.resolve(name + ".csv").toString());
    }

    private static AtomicInteger count(Map<HandlerStage, AtomicInteger> routines, HandlerStage stage) {
        return routines.computeIfAbsent(stage, s -> new AtomicInteger());
    }

    private void configure(int uasPort) throws IOException {
        for (String file : List.of("extensions.conf", "pjsip.conf")) {
            String text = Files.readString(BENCH.resolve("config").resolve(file))
                    .replace("127.0.0.1:5160", "127.0.0.1:0")
                    .replace("127.0.0.1:5170", "127.0.0.1:" + uasPort);
            Files.writeString(folder.resolve(file), text);
        }
        Files.writeString(folder.resolve("rtp.conf"), "[general]\nrtpstart = 43000\nrtpend = 46999\n");
    }

    private Process sipp(String name, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("sipp"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-i", "127.0.0.1", "-mi", "127.0.0.1", "-nostdin"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    /** The last line of sipp's statistics, by the names of its columns. */
    private static Map<String, String> statistics(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        String[] names = lines.getFirst().split(";", -1);
        String[] values = lines.getLast().split(";", -1);
        var statistics = new java.util.HashMap<String, String>();
        for (int i = 0; i < Math.min(names.length, values.length); i++) {
            statistics.put(names[i], values[i]);
        }
        return statistics;
    }

    private static String address(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static int freePort() throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
