package org.hookswitch.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.hookswitch.apps.Nested;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Races that are known, planted one at a time in a copy of the code: each shows in some orders of events and not in others,
 * and exploration finds one of those within 5,000, with a seed that replays it. The code as it is stands all scenarios.
 */
class PlantedRacesTest {

    private static final int FOUND_WITHIN = 5_000;

    /** Orders of the code as it is; {@code -Dorders=10000} for a thorough look. */
    private static final int ORDERS = Integer.getInteger("orders", 100);

    /** A fault: in which class of pbx or apps which text is replaced by which, and the scenario that shows it. */
    enum Race {
        WAKE_UP_LOST_WHILE_LISTENING(
                "pbx/src/main/java/org/hookswitch/pbx/Channel.java", """
                            do {
                                ready = poll(channels);
                                if (ready != null) {
                                    return ready;
                                }
                            } while (waiter.await(deadline));
                """, """
                            while (waiter.await(deadline)) {
                                ready = poll(channels);
                                if (ready != null) {
                                    return ready;
                                }
                            }
                """, "a key and an answer"),
        CONDITION_NOT_LOOKED_AT_AGAIN(
                "pbx/src/main/java/org/hookswitch/pbx/Channel.java",
                """
                Clock.Waiter waiter = pbx.clock().waiter();
                mailbox.wakes(waiter);
                try {
                    do {
                        if (done.getAsBoolean()) {
                            return true;
                        }
                        if (mustLeave()) {
                            return false;
                        }
                    } while (waiter.await(deadline));
                """,
                """
                boolean there = done.getAsBoolean();
                Clock.Waiter waiter = pbx.clock().waiter();
                mailbox.wakes(waiter);
                try {
                    do {
                        if (there) {
                            return true;
                        }
                        if (mustLeave()) {
                            return false;
                        }
                    } while (waiter.await(deadline) && ((there = done.getAsBoolean()) | true));
                """,
                "a lock is asked for while it is given back"),
        NOBODY_WOKEN_WHEN_NOBODY_COMES(
                "pbx/src/main/java/org/hookswitch/pbx/bridge/Bridge.java", """
                wakeAll();
                if (empty) {
                    bridges.destroyed(this);
                }
                """, """
                if (empty) {
                    bridges.destroyed(this);
                }
                """, "a transfer and a hangup"),
        LEFT_BEFORE_THE_OTHER_CAME(
                "pbx/src/main/java/org/hookswitch/pbx/bridge/Bridge.java",
                "            if (members.remove(me)) {\n",
                "            if (members.remove(me) && !members.isEmpty()) {\n",
                "the called person answers and hangs up"),
        SECOND_TRANSFER_FORGETS_THE_FIRST(
                "pbx/src/main/java/org/hookswitch/pbx/bridge/Bridge.java",
                "            if (member != null && member.move == null && !dissolved) {\n",
                "            if (member != null && !dissolved) {\n",
                "two transfers at once"),
        NOBODY_TOLD_THAT_NOBODY_COMES(
                "pbx/src/main/java/org/hookswitch/pbx/bridge/Bridge.java",
                "                    me.move.to().notComing(channel);\n",
                "                    me.move.to().id();\n",
                "a transfer and a hangup"),
        LOCK_GIVEN_TO_ONE_WHO_LEFT(
                "apps/src/main/java/org/hookswitch/apps/function/lock/Locks.java",
                "                lock.queue.remove(request);\n",
                "",
                "who waits for a lock hangs up"),
        LOCK_OF_THE_DEAD_WAKES_NOBODY(
                "apps/src/main/java/org/hookswitch/apps/function/lock/Locks.java",
                "        next.forEach(Channel::nudge);\n",
                "",
                "who holds a lock hangs up"),
        HANDLER_RUN_TWICE(
                "pbx/src/main/java/org/hookswitch/pbx/handler/HangupHandlers.java",
                """
                                next = stack.poll();
                            }
                            if (next == null) {
                                return;
                            }
                            Binding handler = next;
                            channel.publish(
                                    Event.HangupHandlerRun.class,
                                    () -> new Event.HangupHandlerRun(channel.snapshot(), handler.location()));
                            channel.pbx().routines().run(channel, handler);
                """,
                """
                                next = stack.peek();
                            }
                            if (next == null) {
                                return;
                            }
                            Binding handler = next;
                            channel.pbx().routines().run(channel, handler);
                            synchronized (stack) {
                                stack.poll();
                            }
                """,
                "a handler is pushed while handlers run"),
        LOOKED_BEFORE_IT_LISTENED(
                "pbx/src/main/java/org/hookswitch/pbx/Pbx.java", """
                        Clock.Waiter waiter = clock.waiter();
                        channels.whenEmpty(waiter::wake);
                        long deadline = clock.nanos() + grace.toNanos();
                        channels.all().forEach(c -> c.hangup(HangupCause.NORMAL_CLEARING, "shutdown"));
                        while (channels.count() > 0) {
                            if (!waiter.await(deadline)) {
                """, """
                        long deadline = clock.nanos() + grace.toNanos();
                        channels.all().forEach(c -> c.hangup(HangupCause.NORMAL_CLEARING, "shutdown"));
                        boolean some = channels.count() > 0;
                        Clock.Waiter waiter = clock.waiter();
                        channels.whenEmpty(waiter::wake);
                        for (; some; some = channels.count() > 0) {
                            if (!waiter.await(deadline)) {
                """, "the switch stops while a call ends");

        private final String file;
        private final String right;
        private final String wrong;
        private final String scenario;

        Race(String file, String right, String wrong, String scenario) {
            this.file = file;
            this.right = right;
            this.wrong = wrong;
            this.scenario = scenario;
        }
    }

    @TempDir
    private Path work = Path.of("");

    static Stream<String> scenarios() {
        return Scenarios.names().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theCodeAsItIsStandsEveryOrder(String scenario) {
        long[] result = Scenarios.explore(scenario, ORDERS);
        assertThat(result[2]).as("failing seed").isZero();
        assertThat(result[1]).as("orders that differ").isGreaterThan(1);
        System.out.printf("%s: %d orders, %d of them differ%n", scenario, result[0], result[1]);
    }

    @ParameterizedTest
    @EnumSource(Race.class)
    void explorationFinds(Race race) throws Exception {
        long[] result = explore(copyWith(race), race.scenario);
        assertThat(result[2]).as("seed that fails").isNotZero();
        assertThat(result[3]).as("orders of forty that show it").isLessThan(40);
        System.out.printf("%s: order %d, seed %d; %d orders in 40 show it%n", race, result[0], result[2], result[3]);
    }

    /** A simulation that has ended is kept by nobody, however many follow it. */
    @Test
    void noThreadOutlivesItsSimulation() {
        Simulation simulation = Simulation.of(Plan.EMPTY, 1);
        simulation.phone("alice").dials("100", "nowhere");
        simulation.run();
        assertThat(simulation.clock().living()).isEqualTo(1);
        simulation.close();
        assertThat(simulation.clock().living()).isZero();
    }

    @Test
    void thereAreTenOfThem() {
        assertThat(Race.values()).hasSizeGreaterThanOrEqualTo(10);
    }

    // --- a copy of the code

    /** The modules of a copy of the switch with the fault in it. */
    private List<Path> copyWith(Race race) throws IOException {
        Path source = Path.of("..").resolve(race.file);
        Class<?> faulty = race.file.startsWith("pbx/") ? Pbx.class : Nested.class;
        Path copy = work.resolve("faulty");
        copy(place(faulty), copy);
        compile(work.resolve("source").resolve(source.getFileName()), plant(Files.readString(source), race), copy);
        Path planted = work.resolve("planted");
        copyScenarios(planted);
        List<Path> modules = new ArrayList<>(List.of(copy, planted));
        Stream.of(Pbx.class, Nested.class, Simulation.class)
                .filter(of -> of != faulty)
                .forEach(of -> modules.add(place(of)));
        return modules;
    }

    /** Replaces the lines, however far they are indented; they must stand there exactly once. */
    private static String plant(String text, Race race) {
        List<String> lines = text.lines().toList();
        List<String> right = race.right.lines().map(String::strip).toList();
        int found = -1;
        for (int i = 0; i + right.size() <= lines.size(); i++) {
            if (lines.subList(i, i + right.size()).stream()
                    .map(String::strip)
                    .toList()
                    .equals(right)) {
                assertThat(found).as(race + " is not the only such place").isEqualTo(-1);
                found = i;
            }
        }
        assertThat(found).as(race + " does not stand in " + race.file).isNotEqualTo(-1);
        List<String> planted = new ArrayList<>(lines.subList(0, found));
        race.wrong.lines().forEach(planted::add);
        planted.addAll(lines.subList(found + right.size(), lines.size()));
        return String.join("\n", planted) + "\n";
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void copy(Path classes, Path into) throws IOException {
        if (Files.isDirectory(classes)) {
            copyTree(classes, into);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                copyTree(jar.getPath("/"), into);
            }
        }
    }

    private static void copyTree(Path from, Path into) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = into.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void copyScenarios(Path into) throws IOException {
        Path folder = Files.createDirectories(into.resolve("org/hookswitch/planted"));
        Path own = Path.of("target/test-classes/org/hookswitch/planted");
        try (Stream<Path> files = Files.list(own)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("Scenarios"))
                    .toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
        byte[] module = ClassFile.of()
                .buildModule(ModuleAttribute.of(
                        ModuleDesc.of("org.hookswitch.planted"),
                        builder -> builder.requires(ModuleDesc.of("java.base"), ClassFile.ACC_MANDATED, null)
                                .requires(ModuleDesc.of("org.hookswitch.apps"), 0, null)
                                .requires(ModuleDesc.of("org.hookswitch.simulate"), 0, null)
                                .exports(PackageDesc.of("org.hookswitch.planted"), 0)));
        Files.write(into.resolve("module-info.class"), module);
    }

    private static void compile(Path file, String text, Path into) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        // As if there were no modules: the classes are the same.
        String path = System.getProperty("jdk.module.path", "")
                + File.pathSeparator
                + System.getProperty("java.class.path", "");
        Path classes = Files.createDirectories(file.resolveSibling("classes"));
        var errors = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean good = compiler.getTask(
                            errors,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-cp", path, "-d", classes.toString()),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertThat(good).as(errors.toString()).isTrue();
        }
        copyTree(classes, into);
    }

    private static long[] explore(List<Path> modules, String scenario) throws Exception {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolveAndBind(
                        ModuleFinder.of(modules.toArray(Path[]::new)),
                        ModuleFinder.of(),
                        Set.of("org.hookswitch.planted"));
        ModuleLayer layer = boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader());
        ClassLoader loader = layer.findLoader("org.hookswitch.planted");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return (long[]) loader.loadClass("org.hookswitch.planted.Scenarios")
                    .getMethod("explore", String.class, int.class)
                    .invoke(null, scenario, FOUND_WITHIN);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
