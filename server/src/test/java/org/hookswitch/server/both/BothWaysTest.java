package org.hookswitch.server.both;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.media.rtp.RtpEngine;
import org.hookswitch.media.rtp.RtpSettings;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.feature.FeatureSettings;
import org.hookswitch.phone.SipPhone;
import org.hookswitch.records.cdr.Cdr;
import org.hookswitch.records.cdr.CdrEngine;
import org.hookswitch.server.FeatureFiles;
import org.hookswitch.server.Switch;
import org.hookswitch.simulate.Simulation;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.auth.Account;
import org.hookswitch.sip.auth.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twenty-four calls, each simulated and over SIP in real time: the same routines run with the same outcomes, and the same
 * call records are written. Those over SIP are played side by side on one switch.
 */
class BothWaysTest {

    private static final String PASSWORD = "a long word";

    /** What is known of a call afterwards. */
    private record Facts(List<String> routines, List<String> records) {}

    private static final Map<String, Facts> OVER_SIP = new HashMap<>();

    @TempDir
    private static Path folder = Path.of("");

    static Stream<String> names() {
        return Scenes.ALL.stream().map(Scene::name);
    }

    private static Scene scene(String name) {
        return Scenes.ALL.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String plan() {
        var text = new StringBuilder(Scenes.SHARED);
        Scenes.ALL.forEach(scene -> text.append(scene.context()).append('\n'));
        return text.toString();
    }

    private static Facts facts(Scene scene, List<Event.RoutineRan> ran, List<Cdr> records) {
        String own = scene.name() + "-";
        String context = "@" + scene.name() + "-";
        List<String> routines = new ArrayList<>();
        for (Event.RoutineRan run : ran) {
            String channel = run.channel().name();
            if (channel.startsWith("PJSIP/" + own) || channel.contains(context)) {
                routines.add(run.binding().stage().word() + " on " + Scene.steady(channel) + ": " + run.location() + " "
                        + run.outcome().kind().word() + " '" + run.outcome().returned() + "'");
            }
        }
        List<String> kept = new ArrayList<>();
        for (Cdr cdr : records) {
            if (cdr.channel().startsWith("PJSIP/" + own) || cdr.channel().contains(context)) {
                kept.add(cdr.src() + " " + cdr.dst() + "@" + cdr.dstContext() + ": " + Scene.steady(cdr.channel()) + " "
                        + Scene.steady(cdr.dstChannel()) + " " + cdr.lastApp() + " " + cdr.disposition() + " '"
                        + cdr.userField() + "'");
            }
        }
        // What two parties do at one moment has no order.
        routines.sort(null);
        kept.sort(null);
        return new Facts(routines, kept);
    }

    // --- over SIP

    @BeforeAll
    static void playOverSip() throws Exception {
        var pjsip = new StringBuilder("[udp]\ntype=transport\nprotocol=udp\nbind=127.0.0.1:0\n");
        for (Scene scene : Scenes.ALL) {
            for (String person : Scene.PEOPLE) {
                String phone = scene.phone(person);
                pjsip.append("""
                        [%1$s]
                        type=endpoint
                        context=%2$s
                        disallow=all
                        allow=ulaw
                        auth=%1$s
                        aors=%1$s
                        callerid=%3$s <%4$d>
                        [%1$s]
                        type=auth
                        auth_type=userpass
                        username=%1$s
                        password=%5$s
                        [%1$s]
                        type=aor
                        max_contacts=1
                        """.formatted(phone, scene.name(), person, 6001 + Scene.PEOPLE.indexOf(person), PASSWORD));
            }
        }
        write("pjsip.conf", pjsip.toString());
        write("extensions.conf", plan());
        write("features.conf", Scenes.FEATURES);
        write("rtp.conf", "[general]\nrtpstart=43000\nrtpend=43999\n");
        Map<String, SipPhone> phones = new HashMap<>();
        Path sounds = Path.of("../sounds").toRealPath();
        try (Switch hookswitch =
                        Switch.start(new Switch.Setup(ConfReader.in(folder), sounds, folder, Optional.empty()));
                RtpEngine rtp = RtpEngine.start(RtpSettings.defaults().withPorts(42_000, 42_999))) {
            Pbx pbx = hookswitch.pbx();
            var ran = new ConcurrentLinkedQueue<Event.RoutineRan>();
            var subscription =
                    pbx.events().subscribe("both", e -> ran.add((Event.RoutineRan) e), List.of(Event.RoutineRan.class));
            List<OverSip> stages = new ArrayList<>();
            List<CompletableFuture<SipResponse>> registrations = new ArrayList<>();
            try {
                for (Scene scene : Scenes.ALL) {
                    for (String person : Scene.PEOPLE) {
                        String user = scene.phone(person);
                        var account = new Account("", user, Secret.password(PASSWORD));
                        SipPhone phone =
                                SipPhone.open(user, person, Optional.of(account), hookswitch.sipAddress(), rtp);
                        phones.put(user, phone);
                        registrations.add(phone.register(60));
                    }
                }
                for (var registration : registrations) {
                    assertThat(registration.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
                }
                for (Scene scene : Scenes.ALL) {
                    var stage = new OverSip(scene, phones);
                    scene.script().accept(stage);
                    stages.add(stage);
                }
                await(() -> "the scripts are played", () -> stages.stream().allMatch(OverSip::isPlayed));
                await(
                        () -> "all calls end: " + pbx.channels().all(),
                        () -> pbx.channels().count() == 0);
                await(() -> "the traces arrive", subscription::isIdle);
                List<Cdr> records = CdrEngine.of(pbx).records();
                for (Scene scene : Scenes.ALL) {
                    OVER_SIP.put(scene.name(), facts(scene, List.copyOf(ran), records));
                }
            } finally {
                phones.values().forEach(SipPhone::close);
            }
        }
    }

    @AfterAll
    static void forget() {
        OVER_SIP.clear();
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static void await(Supplier<String> what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() < deadline)
                    .as(() -> "in vain waited 30 s until " + what.get())
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    // --- simulated

    private static Facts simulate(Scene scene) {
        var diagnostics = new Diagnostics();
        ConfReader reader = ConfReader.in(Path.of("."));
        Plan plan = PlanReader.with(Clock.systemUTC()).read(reader.readText("extensions.conf", plan()), diagnostics);
        FeatureSettings features = FeatureFiles.read(reader.readText("features.conf", Scenes.FEATURES), diagnostics);
        assertThat(diagnostics.render()).isEmpty();
        try (Simulation simulation = Simulation.of(plan, 1, builder -> {
            var _ = builder.part(FeatureSettings.class, features);
        })) {
            plan.globals().forEach(simulation.pbx().globals()::set);
            CdrEngine records = CdrEngine.of(simulation.pbx());
            scene.script().accept(new Simulated(scene, simulation));
            simulation.run();
            assertThat(simulation.pbx().channels().all()).isEmpty();
            return facts(scene, simulation.routines(), records.records());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameHappensBothWays(String name) {
        Facts simulated = simulate(scene(name));
        assertThat(simulated.records().size() + simulated.routines().size()).isPositive();
        assertThat(OVER_SIP.get(name)).isEqualTo(simulated);
    }

    @Test
    void thereAreTwentyAndRoutinesOfAllStages() {
        assertThat(Scenes.ALL).hasSizeGreaterThanOrEqualTo(20);
        String all = OVER_SIP.values().toString();
        assertThat(all)
                .contains(
                        "caller-pre-dial on",
                        "callee-pre-dial on",
                        "redirecting on",
                        "pre-bridge on",
                        "connected-line on",
                        "dynamic-feature on",
                        "hangup on");
    }
}
