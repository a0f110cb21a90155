package org.hookswitch.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.Section;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.party.RedirectReason;
import org.hookswitch.pbx.party.Redirecting;
import org.hookswitch.rehearse.TestCase.Act;
import org.hookswitch.rehearse.TestCase.Expectation;
import org.hookswitch.rehearse.TestCase.Inline;
import org.hookswitch.rehearse.TestCase.Phone;
import org.hookswitch.rehearse.TestCase.Setting;
import org.hookswitch.rehearse.TestCase.World;
import org.hookswitch.simulate.SimulatedPhone.Behaviour;
import org.jspecify.annotations.Nullable;

/**
 * Reads a test file into {@link TestCase}s. Whatever is wrong becomes a diagnostic with file and line; a test that is
 * wrong is not among the result.
 *
 * <p>Used by one thread, for one file.
 */
public final class TestFiles {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_CASES = 10_000;
    private static final Pattern PARAMETER = Pattern.compile("\\$([a-zA-Z][a-zA-Z0-9_]*)");

    private final Path path;
    private final String shown;
    private final Diagnostics diagnostics;
    private final List<Path> used = new ArrayList<>();

    private TestFiles(Path path, String shown, Diagnostics diagnostics) {
        this.path = path;
        this.shown = shown;
        this.diagnostics = diagnostics;
    }

    /** What a file holds, and the files that it was made of. */
    public record Contents(List<TestCase> tests, List<Path> files) {}

    /** Reads a file of the disk. */
    public static Contents read(Path path, Diagnostics diagnostics) {
        var reader = new TestFiles(path.toAbsolutePath().normalize(), path.toString(), diagnostics);
        return new Contents(
                reader.text(path, SourceLocation.ofFile(path.toString()))
                        .map(reader::tests)
                        .orElse(List.of()),
                reader.used);
    }

    /** Reads a text as if it were that file. */
    public static Contents read(Path path, String text, Diagnostics diagnostics) {
        var reader = new TestFiles(path.toAbsolutePath().normalize(), path.toString(), diagnostics);
        return new Contents(reader.tests(text), List.of());
    }

    private Optional<String> text(Path file, SourceLocation named) {
        used.add(file.toAbsolutePath().normalize());
        try {
            if (Files.size(file) > YamlReader.LONGEST) {
                diagnostics.add(Diagnostic.error(named, "the file " + file + " is too long"));
                return Optional.empty();
            }
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            diagnostics.add(Diagnostic.error(named, "the file " + file + " cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    // --- the file

    /** Phones and world of a file and of those that it uses, their own keys last. */
    private record Fixtures(SequencedMap<String, Node.Entry> phones, SequencedMap<String, Node.Entry> world) {
        static Fixtures none() {
            return new Fixtures(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        Fixtures with(Fixtures other) {
            var phonesTogether = new LinkedHashMap<>(phones);
            other.phones.forEach((name, entry) -> phonesTogether.merge(name, entry, Fixtures::anew));
            var worldTogether = new LinkedHashMap<>(world);
            other.world.forEach((key, entry) -> worldTogether.merge(key, entry, Fixtures::added));
            return new Fixtures(phonesTogether, worldTogether);
        }

        /** Who a phone is stays as it was unless it is said again; how it behaves is said anew as a whole. */
        private static Node.Entry anew(Node.Entry before, Node.Entry now) {
            if (before.value() instanceof Node.Mapping old && now.value() instanceof Node.Mapping fresh) {
                var kept = new LinkedHashMap<>(old.entries());
                if (FileForm.BEHAVIOUR.stream().anyMatch(k -> fresh.entries().containsKey(k.name()))) {
                    FileForm.BEHAVIOUR.forEach(k -> kept.remove(k.name()));
                }
                return new Node.Entry(now.keyAt(), new Node.Mapping(kept, fresh.at()).with(fresh.entries()));
            }
            return now.value() instanceof Node.Text t && t.text().isEmpty() ? before : now;
        }

        private static Node.Entry added(Node.Entry before, Node.Entry now) {
            return before.value() instanceof Node.Mapping old && now.value() instanceof Node.Mapping fresh
                    ? new Node.Entry(now.keyAt(), old.with(fresh.entries()))
                    : now;
        }
    }

    private List<TestCase> tests(String text) {
        Optional<Shape.Values> file =
                YamlReader.read(shown, text, diagnostics).flatMap(node -> FileForm.FILE.read(node, diagnostics));
        if (file.isEmpty()) {
            return List.of();
        }
        Shape.Values v = file.get();
        Optional<Setting> setting = setting(v);
        if (setting.isEmpty()) {
            return List.of();
        }
        Fixtures fixtures = fixtures(v, 0);
        var tests = new ArrayList<TestCase>();
        for (Node node : v.get(FileForm.TESTS).orElse(List.of())) {
            tests.addAll(cases(node, fixtures, setting.get()));
        }
        return tests;
    }

    private Fixtures fixtures(Shape.Values file, int depth) {
        Fixtures together = Fixtures.none();
        for (Node.Text use : file.get(FileForm.USE).orElse(List.of())) {
            Path other = path.resolveSibling(use.text());
            if (depth > 8) {
                diagnostics.add(Diagnostic.error(use.at(), "files use each other in a circle"));
                return together;
            }
            Path folder = Path.of(shown).toAbsolutePath().getParent();
            String name = folder == null
                    ? other.toString()
                    : Path.of("").toAbsolutePath().relativize(other).toString();
            Optional<Shape.Values> shared = text(other, use.at())
                    .flatMap(t -> YamlReader.read(name, t, diagnostics))
                    .flatMap(node -> FileForm.SHARED.read(node, diagnostics));
            if (shared.isPresent()) {
                together = together.with(fixtures(shared.get(), depth + 1));
            }
        }
        return together.with(own(file.get(FileForm.PHONES), file.get(FileForm.WORLD_KEY)));
    }

    private Fixtures own(Optional<Node> phones, Optional<Node> world) {
        return new Fixtures(entries(phones, "phones by name"), entries(world, "the world's keys"));
    }

    private SequencedMap<String, Node.Entry> entries(Optional<Node> node, String what) {
        if (node.isEmpty() || (node.get() instanceof Node.Text t && t.text().isEmpty())) {
            return new LinkedHashMap<>();
        }
        if (node.get() instanceof Node.Mapping(var entries, var at)) {
            return entries;
        }
        var _ = Form.wrong(node.get(), what, diagnostics);
        return new LinkedHashMap<>();
    }

    private Optional<Setting> setting(Shape.Values v) {
        var texts = new LinkedHashMap<String, Inline>();
        v.get(FileForm.DIALPLAN).ifPresent(t -> texts.put("extensions.conf", inline(t)));
        v.get(FileForm.HANDLERS).ifPresent(t -> texts.put("handlers.conf", inline(t)));
        Optional<String> named = v.get(FileForm.CONFIGURATION);
        if (named.isEmpty() && texts.containsKey("extensions.conf")) {
            return Optional.of(new Setting(Optional.empty(), texts));
        }
        Optional<Path> folder = named.<Optional<Path>>map(
                        n -> Optional.of(path.resolveSibling(n).normalize()))
                .orElseGet(this::nearestFolder);
        boolean there = folder.isPresent()
                && (texts.containsKey("extensions.conf")
                        || Files.isRegularFile(folder.get().resolve("extensions.conf")));
        if (!there) {
            diagnostics.add(Diagnostic.error(
                            named.isPresent() ? v.at(FileForm.CONFIGURATION) : v.at(), "there is no dialplan to test")
                    .withExpected("a folder with an extensions.conf above this file, or named by 'configuration', or a"
                            + " 'dialplan' in this file")
                    .withFix(folder.map(f -> "put an extensions.conf into " + f)));
            return Optional.empty();
        }
        return Optional.of(new Setting(folder, texts));
    }

    private Optional<Path> nearestFolder() {
        for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("extensions.conf"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** Empty lines in front give the lines of a block the numbers that they have in the test file. */
    private Inline inline(Node.Text text) {
        int above = text.block() ? text.at().line() : text.at().line() - 1;
        return new Inline(shown, "\n".repeat(above) + text.text());
    }

    // --- tests

    private List<TestCase> cases(Node node, Fixtures fixtures, Setting setting) {
        // The cases are read first, by themselves: what they give stands in the rest.
        Optional<List<SequencedMap<String, Node.Text>>> table = node instanceof Node.Mapping(var entries, var at)
                        && entries.containsKey(FileForm.CASES.name())
                ? FileForm.CASES.form().read(entries.get(FileForm.CASES.name()).value(), diagnostics)
                : Optional.empty();
        if (table.isEmpty()) {
            return test(node, fixtures, setting, "").map(List::of).orElse(List.of());
        }
        if (table.get().size() > MOST_CASES) {
            diagnostics.add(Diagnostic.error(node.at(), "a test has at most " + MOST_CASES + " cases"));
            return List.of();
        }
        var tests = new ArrayList<TestCase>();
        for (SequencedMap<String, Node.Text> row : table.get()) {
            var suffix = new StringBuilder();
            row.forEach((name, value) -> suffix.append(suffix.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(' ')
                    .append(value.text()));
            Node given = ((Node.Mapping) node).map(fill(row));
            test(given, fixtures, setting, " [" + suffix + "]").ifPresent(tests::add);
        }
        return tests;
    }

    private UnaryOperator<Node.Text> fill(Map<String, Node.Text> row) {
        return text -> {
            Matcher m = PARAMETER.matcher(text.text());
            var filled = new StringBuilder();
            while (m.find()) {
                Node.Text value = row.get(m.group(1));
                if (value == null) {
                    diagnostics.add(Diagnostic.error(text.at(), "no case gives '" + m.group() + "' a value")
                            .withExpected(Form.listed(row.keySet()))
                            .withFix(Nearest.to(m.group(1), row.keySet()).map(n -> "write $" + n)));
                }
                m.appendReplacement(filled, Matcher.quoteReplacement(value == null ? "" : value.text()));
            }
            m.appendTail(filled);
            return new Node.Text(filled.toString(), text.at(), text.block());
        };
    }

    private Optional<TestCase> test(Node node, Fixtures shared, Setting setting, String suffix) {
        var mine = new Diagnostics();
        Optional<Shape.Values> read = FileForm.TEST.read(node, mine);
        Optional<TestCase> test = read.map(v -> test(v, shared, setting, suffix, mine));
        diagnostics.addAll(mine.list());
        return mine.hasErrors() ? Optional.empty() : test;
    }

    private TestCase test(Shape.Values v, Fixtures shared, Setting setting, String suffix, Diagnostics mine) {
        Fixtures fixtures = shared.with(own(v.get(FileForm.PHONES), v.get(FileForm.WORLD_KEY)));
        var phones = new LinkedHashMap<String, Phone>();
        Optional<Conf> pjsip = pjsip(setting);
        fixtures.phones()
                .forEach((name, entry) -> FileForm.PHONE
                        .read(entry.value(), mine)
                        .ifPresent(p -> phones.put(name, phone(name, p, pjsip, entry.keyAt(), mine))));
        World world = world(FileForm.WORLD.read(new Node.Mapping(fixtures.world(), v.at()), mine));
        var acts = new ArrayList<Act>();
        v.get(FileForm.CALLS).ifPresent(n -> calls(n, phones, acts, mine));
        v.get(FileForm.STEPS).ifPresent(n -> steps(n, phones, acts, mine));
        if (acts.stream().noneMatch(a -> a.deed() instanceof Deed.Calls)) {
            mine.add(Diagnostic.error(v.at(), "nobody calls in this test")
                    .withExpected("call: {from: PHONE, to: NUMBER}, or a step PHONE: calls NUMBER"));
        }
        var expectations = new ArrayList<Expectation>();
        Optional<Shape.Values> expected = v.get(FileForm.EXPECTED).flatMap(n -> FileForm.EXPECT.read(n, mine));
        boolean nothingElse =
                expected.flatMap(e -> e.get(FileForm.NOTHING_ELSE)).orElse(false);
        v.get(FileForm.EXPECTED).ifPresent(n -> Expected.read(n, phones.keySet(), expectations, mine));
        if (expectations.isEmpty() && !nothingElse && v.get(FileForm.SKIP).isEmpty()) {
            mine.add(Diagnostic.error(v.at(), "this test expects nothing, so it could never fail")
                    .withExpected("expect: with at least one of its keys"));
        }
        return new TestCase(
                v.get(FileForm.TEST_NAME).orElse("") + suffix,
                v.at(FileForm.TEST_NAME),
                v.get(FileForm.SKIP),
                setting,
                world,
                List.copyOf(phones.values()),
                acts,
                expectations,
                nothingElse,
                v.get(FileForm.AT_MOST).orElse(LONGEST));
    }

    static World world(Optional<Shape.Values> read) {
        Shape.Values v = read.orElseGet(() -> new Shape.Values(Map.of(), Map.of(), SourceLocation.ofFile("")));
        var commands = new LinkedHashMap<String, TestCase.Command>();
        v.get(FileForm.COMMANDS)
                .ifPresent(m -> m.forEach((command, end) -> commands.put(
                        command,
                        new TestCase.Command(
                                end.get(FileForm.STATUS).orElse(0),
                                end.get(FileForm.OUTPUT).orElse("")))));
        var scripts = new LinkedHashMap<String, TestCase.Script>();
        v.get(FileForm.AGI)
                .ifPresent(m -> m.forEach((name, script) -> scripts.put(
                        name,
                        new TestCase.Script(
                                script.get(FileForm.AGISTATUS).orElse("SUCCESS"),
                                script.get(FileForm.SETS).orElseGet(LinkedHashMap::new)))));
        return new World(
                v.get(FileForm.TIME).orElse(defaultTime()),
                v.get(FileForm.SOUNDS).orElseGet(LinkedHashMap::new),
                v.get(FileForm.DATABASE).orElseGet(LinkedHashMap::new),
                v.get(FileForm.GLOBALS).orElseGet(LinkedHashMap::new),
                v.get(FileForm.DEVICES).orElseGet(LinkedHashMap::new),
                commands,
                v.get(FileForm.CURL).orElseGet(LinkedHashMap::new),
                scripts);
    }

    /** The same wall clock on every machine: Monday, 5 January 2026, ten in the morning. */
    private static Instant defaultTime() {
        return java.time.LocalDateTime.of(2026, 1, 5, 10, 0)
                .atZone(java.time.ZoneId.systemDefault())
                .toInstant();
    }

    // --- phones

    /** The phones of a configuration folder that pjsip.conf knows; they ring when they are called. */
    public static List<Phone> configured(Setting setting) {
        var none = new Shape.Values(Map.of(), Map.of(), SourceLocation.ofFile("pjsip.conf"));
        Optional<Conf> pjsip = pjsip(setting);
        return pjsip.stream()
                .flatMap(c -> c.sections().stream())
                .filter(s ->
                        s.value("type").filter("endpoint"::equalsIgnoreCase).isPresent())
                .map(s -> phone(s.name(), none, pjsip, s.location(), new Diagnostics()))
                .toList();
    }

    /** The endpoints of pjsip.conf say in which context a phone's calls begin. */
    private static Optional<Conf> pjsip(Setting setting) {
        return setting.folder()
                .map(ConfReader::in)
                .filter(r -> r.exists("pjsip.conf"))
                .map(r -> r.read("pjsip.conf"));
    }

    private static Phone phone(String name, Shape.Values v, Optional<Conf> pjsip, SourceLocation at, Diagnostics mine) {
        Optional<Section> endpoint = pjsip.stream()
                .flatMap(c -> c.sections(name).stream())
                .filter(s ->
                        s.value("type").filter("endpoint"::equalsIgnoreCase).isPresent())
                .findFirst();
        PartyId configured =
                endpoint.flatMap(s -> s.value("callerid")).map(Deed::party).orElse(PartyId.NONE);
        String number = configured.number().digits().isEmpty() && name.matches("\\d+")
                ? name
                : configured.number().digits();
        return new Phone(
                name,
                v.get(FileForm.TECHNOLOGY).orElse("PJSIP"),
                v.get(FileForm.NAME).orElse(configured.name().text()),
                v.get(FileForm.NUMBER).orElse(number),
                v.get(FileForm.CONTEXT)
                        .or(() -> endpoint.flatMap(s -> s.value("context")))
                        .orElse("default"),
                behaviour(v, mine),
                v.get(FileForm.EARLY_MEDIA),
                later(v.get(FileForm.WHEN_CALLED), name),
                later(v.get(FileForm.WHEN_ANSWERED), name),
                at);
    }

    private static List<Act> later(Optional<List<Shape.Values>> list, String phone) {
        var acts = new ArrayList<Act>();
        for (Shape.Values v : list.orElse(List.of())) {
            FileForm.Said said = v.get(FileForm.DO).orElseThrow();
            acts.add(new Act(
                    v.get(FileForm.AFTER).orElse(Duration.ZERO),
                    phone,
                    said.deed(),
                    said.text().at()));
        }
        return acts;
    }

    private static Behaviour behaviour(Shape.Values v, Diagnostics mine) {
        Duration after = v.get(FileForm.RINGS_AFTER).orElse(Duration.ZERO);
        boolean busy = v.get(FileForm.BUSY).orElse(false);
        boolean vanished = v.get(FileForm.VANISHED).orElse(false);
        List<Shape.Key<?>> ends = new ArrayList<>();
        if (busy) {
            ends.add(FileForm.BUSY);
        }
        if (vanished) {
            ends.add(FileForm.VANISHED);
        }
        v.get(FileForm.ANSWERS_AFTER).ifPresent(x -> ends.add(FileForm.ANSWERS_AFTER));
        v.get(FileForm.DECLINES).ifPresent(x -> ends.add(FileForm.DECLINES));
        v.get(FileForm.DIVERTS_TO).ifPresent(x -> ends.add(FileForm.DIVERTS_TO));
        if (ends.size() > 1) {
            mine.add(Diagnostic.error(v.at(ends.getLast()), "a phone does one thing when it is called")
                    .withExpected("one of busy, vanished, answers after, declines, diverts to")
                    .withFound("'" + ends.getFirst().name() + "' and '"
                            + ends.getLast().name() + "'"));
        }
        if (v.get(FileForm.BECAUSE).isPresent() && v.get(FileForm.DIVERTS_TO).isEmpty()) {
            mine.add(Diagnostic.error(
                            v.at(FileForm.BECAUSE), "'because' says why a phone diverts, and this one does not")
                    .withFix("add 'diverts to'"));
        }
        if (busy) {
            return new Behaviour.Declines(after, HangupCause.USER_BUSY);
        }
        if (vanished) {
            return new Behaviour.Vanishes();
        }
        if (v.get(FileForm.DECLINES).isPresent()) {
            return new Behaviour.Declines(after, v.get(FileForm.DECLINES).get());
        }
        if (v.get(FileForm.DIVERTS_TO).isPresent()) {
            RedirectReason reason =
                    v.get(FileForm.BECAUSE).map(RedirectReason::new).orElse(RedirectReason.CFU);
            return new Behaviour.Diverts(
                    after,
                    v.get(FileForm.DIVERTS_TO).get(),
                    Redirecting.NONE.withReason(reason).withCount(1));
        }
        return new Behaviour.Rings(after, v.get(FileForm.ANSWERS_AFTER));
    }

    // --- what is done

    private static void calls(Node node, Map<String, Phone> phones, List<Act> acts, Diagnostics mine) {
        for (Shape.Values call : Form.list(FileForm.CALL).read(node, mine).orElse(List.of())) {
            String from = call.get(FileForm.FROM).orElseThrow();
            if (isPhone(from, phones, call.at(FileForm.FROM), mine)) {
                acts.add(new Act(
                        call.get(FileForm.AT).orElse(Duration.ZERO),
                        from,
                        new Deed.Calls(call.get(FileForm.TO).orElseThrow(), call.get(FileForm.IN)),
                        call.at(FileForm.FROM)));
            }
        }
    }

    private static void steps(Node node, Map<String, Phone> phones, List<Act> acts, Diagnostics mine) {
        Duration now = Duration.ZERO;
        for (Node.Mapping step : Form.list(FileForm.STEP).read(node, mine).orElse(List.of())) {
            now = moment(step, now, mine);
            boolean done = false;
            for (var entry : step.entries().entrySet()) {
                if (entry.getKey().equals("at") || entry.getKey().equals("after")) {
                    continue;
                }
                done = true;
                if (isPhone(entry.getKey(), phones, entry.getValue().keyAt(), mine)) {
                    FileForm.Said said =
                            FileForm.DEED.read(entry.getValue().value(), mine).orElse(null);
                    if (said != null) {
                        acts.add(new Act(
                                now, entry.getKey(), said.deed(), said.text().at()));
                    }
                }
            }
            if (!done) {
                mine.add(Diagnostic.error(step.at(), "nobody does anything in this step")
                        .withExpected("a phone and what it does, such as alice: presses 1"));
            }
        }
    }

    private static Duration moment(Node.Mapping step, Duration before, Diagnostics mine) {
        Node.@Nullable Entry at = step.entries().get("at");
        Node.@Nullable Entry after = step.entries().get("after");
        if (at != null && after != null) {
            mine.add(Diagnostic.error(after.keyAt(), "a step has 'at' or 'after', not both"));
        }
        Duration now = before;
        if (at != null) {
            now = Form.time().read(at.value(), mine).orElse(before);
        } else if (after != null) {
            now = before.plus(Form.time().read(after.value(), mine).orElse(Duration.ZERO));
        }
        if (now.compareTo(before) < 0) {
            mine.add(Diagnostic.error(step.at(), "this step is earlier than the one before it")
                    .withFix("put the steps in the order of their times"));
        }
        return now;
    }

    static boolean isPhone(String name, Map<String, Phone> phones, SourceLocation at, Diagnostics mine) {
        if (phones.containsKey(name)) {
            return true;
        }
        mine.add(Diagnostic.error(at, "there is no phone '" + name + "'")
                .withExpected(phones.isEmpty() ? "phones: in this file" : Form.listed(phones.keySet()))
                .withFix(Nearest.to(name, phones.keySet()).map(n -> "write '" + n + "'")));
        return false;
    }
}
