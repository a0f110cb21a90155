package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.handlers.Handler;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.handler.HandlerSettings;
import org.hookswitch.pbx.handler.OutsideRoutines;
import org.hookswitch.pbx.handler.typed.JavaHandlers;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handlers of {@code examples/handlers}: compiled against the jar of handlers alone, found as services, run in calls. */
class ExampleHandlersTest {

    private static final Path EXAMPLE = Path.of("../examples/handlers/src/main");

    private static final String PLAN = """
            [phones]
            exten => 200,1,Dial(PJSIP/bob,20)
             same => n,Set(GLOBAL(STATUS)=${DIALSTATUS})
             same => n,Hangup()
            """;

    @TempDir
    private static Path classes = Path.of("");

    @BeforeAll
    static void compile() throws IOException {
        String handlers = new File(Handler.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .getPath();
        var errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("java"));
                var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<Path> java =
                    sources.filter(f -> f.toString().endsWith(".java")).toList();
            List<String> options = List.of("-proc:none", "-Werror", "-cp", handlers, "-d", classes.toString());
            boolean good = compiler.getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(good).as(errors.toString()).isTrue();
        }
    }

    /** What happened in a call of Alice, 6001, to Bob, with a rule for one handler. */
    private static List<Event.RoutineRan> call(String rule, String alicesKey, String bobsKey, Outcome outcome)
            throws IOException {
        URL[] path = {
            classes.toUri().toURL(), EXAMPLE.resolve("resources").toUri().toURL()
        };
        try (var loader = new URLClassLoader(path, Handler.class.getClassLoader())) {
            var outside = new OutsideRoutines(List.of(JavaHandlers.found(loader, List.of())));
            var diagnostics = new Diagnostics();
            ConfReader reader = ConfReader.in(Path.of("."));
            Plan plan = PlanReader.with(Clock.systemUTC()).read(reader.readText("extensions.conf", PLAN), diagnostics);
            HandlerSettings settings =
                    HandlersFile.read(reader.readText("handlers.conf", rule), plan, outside, diagnostics);
            assertThat(diagnostics.render()).isEmpty();
            try (Simulation simulation = Simulation.of(plan, 1, builder -> {
                var _ = builder.handlers(settings).part(OutsideRoutines.class, outside);
            })) {
                simulation.phone("bob").answersAfter(100).after(500, bob -> bob.press(bobsKey));
                var alice = simulation.phone("alice").identifiesAs("Alice", "6001");
                alice.dials("200", "phones");
                simulation.pass(200);
                alice.press(alicesKey);
                simulation.pass(20_000);
                outcome.of(simulation);
                return simulation.routines();
            }
        }
    }

    private interface Outcome {
        void of(Simulation simulation);
    }

    private static boolean talked(Simulation simulation) {
        return simulation.events(Event.BridgeEntered.class).size() == 2;
    }

    private static boolean set(Simulation simulation, String name, String value) {
        return simulation.events(Event.VariableSet.class).stream()
                .anyMatch(set -> set.name().equals(name) && set.value().equals(value));
    }

    private static final String SCREEN = """
            [screen]
            stage = pre-bridge
            run = java:com.example.calls.CallScreening
            """;

    @Test
    void screeningPutsThroughWhoPressesOne() throws IOException {
        List<Event.RoutineRan> ran = call(
                SCREEN, "", "1", simulation -> assertThat(talked(simulation)).isTrue());
        assertThat(ran).hasSize(1).allMatch(run -> run.outcome().isNormal());
    }

    @Test
    void screeningRefusesAnAnsweringMachine() throws IOException {
        call(SCREEN, "", "", simulation -> {
            assertThat(talked(simulation)).isFalse();
            assertThat(simulation.pbx().globals().get("STATUS")).isEqualTo("BUSY");
        });
    }

    private static String customer(int port) {
        return """
                [customer]
                stage = caller-pre-dial
                run = java:com.example.calls.CustomerName(http://127.0.0.1:%d/customers/)
                """.formatted(port);
    }

    @Test
    void theCustomersNameIsShownToTheCalledPhone() throws IOException {
        HttpServer register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        register.createContext("/customers/6001", exchange -> {
            byte[] name = "Ada Lovelace\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, name.length);
            exchange.getResponseBody().write(name);
            exchange.close();
        });
        register.start();
        try {
            call(
                    customer(register.getAddress().getPort()),
                    "",
                    "",
                    simulation -> assertThat(simulation
                                    .phone("bob")
                                    .channel()
                                    .connected()
                                    .id()
                                    .name()
                                    .text())
                            .isEqualTo("Ada Lovelace"));
        } finally {
            register.stop(0);
        }
    }

    @Test
    void aRegisterThatIsDownIsAnAbnormalEndAndTheCallGoesOn() throws IOException {
        int closed;
        try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        List<Event.RoutineRan> ran = call(
                customer(closed),
                "",
                "",
                simulation -> assertThat(talked(simulation)).isTrue());
        assertThat(ran).hasSize(1).noneMatch(run -> run.outcome().isNormal());
    }

    @Test
    void consentIsAskedOfTheCallerAndInherited() throws IOException {
        String rule = "[consent]\nstage = caller-pre-dial\nrun = java:com.example.calls.RecordingConsent\n";
        call(rule, "1", "", simulation -> {
            assertThat(set(simulation, "__RECORDING_CONSENT", "yes")).isTrue();
            assertThat(simulation.phone("bob").channel().variable("RECORDING_CONSENT"))
                    .isEqualTo("yes");
        });
        call(
                rule,
                "2",
                "",
                simulation -> assertThat(simulation.phone("bob").channel().variable("RECORDING_CONSENT"))
                        .isEqualTo("no"));
    }
}
