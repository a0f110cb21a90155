package org.hookswitch.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.handlers.Handler;
import org.hookswitch.rehearse.Deed;
import org.hookswitch.rehearse.Fact;
import org.hookswitch.rehearse.Happened;
import org.hookswitch.rehearse.Rehearsal;
import org.hookswitch.rehearse.Result;
import org.hookswitch.rehearse.TestCase;
import org.hookswitch.rehearse.TestFiles;
import org.hookswitch.rehearse.TextReport;
import org.hookswitch.server.Rehearsals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A dialplan under test, as an extension of JUnit: calls of simulated phones in virtual time, on the code that carries real
 * calls.
 *
 * <pre>{@code
 * @RegisterExtension
 * final Dialplan dialplan = Dialplan.in(Path.of("config")).handler(new Screening());
 *
 * @Test
 * void bobAnswers() {
 *     dialplan.phone("bob").answersAfter(Duration.ofSeconds(2));
 *     dialplan.call().from("alice").to("6002");
 *     dialplan.phone("alice").at(Duration.ofSeconds(10)).hangsUp();
 *     dialplan.expect(Fact.TALKED, "alice with bob for 8s");
 * }
 * }</pre>
 *
 * <p>A test says what phones do and what must happen, in the words of the tests in YAML ({@link Fact}); the call is made
 * when the test's method has ended, or at {@link #run}. A failure shows the call from begin to end, and the seed of the
 * order in which things happened. Phones that pjsip.conf knows have its name, number and context. Confined to one thread.
 */
public final class Dialplan implements BeforeEachCallback, AfterTestExecutionCallback {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Optional<Path> folder;
    private final Map<String, TestCase.Inline> texts = new LinkedHashMap<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final Map<String, Phone> phones = new LinkedHashMap<>();
    private final List<TestCase.Act> acts = new ArrayList<>();
    private final List<TestCase.Expectation> expectations = new ArrayList<>();
    private final World world = new World();
    private @Nullable Rehearsal rehearsal;
    private int orders = 1;
    private long seed = 1;
    private boolean nothingElse;
    private boolean played;
    private String name = "a test";

    private Dialplan(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The dialplan of a configuration folder. */
    public static Dialplan in(Path folder) {
        return new Dialplan(Optional.of(folder));
    }

    /** A dialplan that is written in the test: the text of extensions.conf. */
    public static Dialplan ofText(String extensions) {
        return new Dialplan(Optional.empty()).file("extensions.conf", extensions);
    }

    // --- what is tested

    /** A configuration file that is written in the test, such as handlers.conf or features.conf. */
    public Dialplan file(String file, String text) {
        texts.put(file, new TestCase.Inline(file, text));
        return this;
    }

    /** A handler in Java, which {@code run = java:name} finds. */
    public Dialplan handler(Handler handler) {
        handlers.add(handler);
        rehearsal = null;
        return this;
    }

    /** How many legal orders of what is simultaneous are played; 1 unless it is said. */
    public Dialplan orders(int count) {
        orders = Math.max(1, count);
        return this;
    }

    /** The order that is played first: what a failure names. */
    public Dialplan seed(long first) {
        seed = first;
        return this;
    }

    // --- what is done

    /** A phone, by the name that the dialplan dials. */
    public Phone phone(String phone) {
        return phones.computeIfAbsent(phone, p -> new Phone(this, p, configured(p)));
    }

    /** A call, to be told from whom and to where. */
    public Call call() {
        return new Call(this);
    }

    /** What surrounds the switch. */
    public World world() {
        return world;
    }

    void act(Duration at, String phone, Deed deed) {
        acts.add(new TestCase.Act(at, phone, deed, here()));
    }

    private Optional<TestCase.Phone> configured(String phone) {
        return TestFiles.configured(setting()).stream()
                .filter(p -> p.name().equals(phone))
                .findFirst();
    }

    private TestCase.Setting setting() {
        return new TestCase.Setting(folder, Map.copyOf(texts));
    }

    // --- what is expected

    /** What must happen, about the whole test; {@code *} stands for anything, {@code ...} for any number of others. */
    public Dialplan expect(Fact fact, String... items) {
        return expectOf("", fact, items);
    }

    /** What must happen to a phone, variable or key. */
    public Dialplan expectOf(String of, Fact fact, String... items) {
        SourceLocation at = here();
        List<TestCase.Item> list = new ArrayList<>();
        for (String item : items) {
            list.add(new TestCase.Item(item, at));
        }
        expectations.add(new TestCase.Expectation(fact, of, list, at));
        return this;
    }

    /** Nobody else may ring, nothing else be played or recorded, no other routine or command run. */
    public Dialplan expectNothingElse() {
        nothingElse = true;
        return this;
    }

    /** The file and line of the test that calls. */
    private static SourceLocation here() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> !f.getClassName().startsWith(Dialplan.class.getPackageName() + ".")
                                || f.getClassName().endsWith("Test"))
                        .findFirst())
                .map(f -> new SourceLocation(
                        Optional.ofNullable(f.getFileName()).orElse(f.getClassName()),
                        Math.max(0, f.getLineNumber()),
                        0))
                .orElse(SourceLocation.ofFile("test"));
    }

    // --- the run

    /**
     * Plays the test in each order, and throws when something is not as expected.
     *
     * @return what happened in the last order
     */
    public Happened run() {
        played = true;
        Rehearsal on = rehearsal;
        if (on == null) {
            on = Rehearsals.of(handlers);
            rehearsal = on;
        }
        var test = new TestCase(
                name,
                SourceLocation.ofFile(name),
                Optional.empty(),
                setting(),
                world.build(),
                callersFirst(),
                acts,
                expectations,
                nothingElse,
                AN_HOUR);
        Result result = on.run(test, seed);
        for (int i = 1; i < orders && result.status() == Result.Status.PASSED; i++) {
            result = on.run(test, seed + i);
        }
        if (result.status() != Result.Status.PASSED) {
            throw new AssertionError(TextReport.of(result));
        }
        return result.happened();
    }

    /** Two who talk are named in the order of the phones: who calls, with whom is called. */
    private List<TestCase.Phone> callersFirst() {
        return phones.values().stream()
                .map(Phone::build)
                .sorted(Comparator.comparing(phone -> !calls(phone.name())))
                .toList();
    }

    private boolean calls(String phone) {
        return acts.stream().anyMatch(act -> act.phone().equals(phone) && act.deed() instanceof Deed.Calls);
    }

    /** Forgets the phones, steps and expectations of the test before; for JUnit. */
    @Override
    public void beforeEach(ExtensionContext context) {
        name = context.getDisplayName();
        phones.clear();
        acts.clear();
        expectations.clear();
        world.clear();
        nothingElse = false;
        played = false;
    }

    /** Makes the call, unless the test did; for JUnit. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        if (!played && !failed && !acts.isEmpty()) {
            run();
        }
    }

    /** The same wall clock on every machine: Monday, 5 January 2026, ten in the morning. */
    static Instant defaultTime() {
        return LocalDateTime.of(2026, 1, 5, 10, 0)
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }
}
