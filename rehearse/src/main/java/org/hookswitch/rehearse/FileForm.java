package org.hookswitch.rehearse;

import static org.hookswitch.rehearse.Shape.key;
import static org.hookswitch.rehearse.Shape.required;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookswitch.pbx.DeviceState;
import org.hookswitch.pbx.HangupCause;

/** The table of all keys of a test file. */
final class FileForm {

    private FileForm() {}

    /** Something done, with its place. */
    record Said(Deed deed, Node.Text text) {}

    static final Form<Said> DEED = Form.of(
            Map.of("type", "string", "examples", Deed.FORMS),
            Form.located().then(t -> Deed.parse(t.text()).map(d -> new Said(d, t)), "one of " + Deed.FORMS)::read);

    // --- phones

    static final Shape.Key<Duration> AFTER = key("after", Form.time(), "How long after that.");
    static final Shape.Key<Said> DO = required("do", DEED, "What is done: " + String.join(", ", Deed.FORMS) + ".");
    static final Shape LATER = Shape.of("something done later", AFTER, DO);

    static final Shape.Key<String> NUMBER = key("number", Form.text(), "Its caller id number.");
    static final Shape.Key<String> NAME = key("name", Form.text(), "Its caller id name.");
    static final Shape.Key<String> CONTEXT = key("context", Form.text(), "The context in which its calls begin.");
    static final Shape.Key<String> TECHNOLOGY =
            key("technology", Form.text(), "What its channels are called; PJSIP unless it says otherwise.");
    static final Shape.Key<Duration> RINGS_AFTER = key("rings after", Form.time(), "Rings only after so long.");
    static final Shape.Key<Duration> ANSWERS_AFTER =
            key("answers after", Form.time(), "Answers when it has rung for so long.");
    static final Shape.Key<Boolean> BUSY = key("busy", Form.flag(), "Is busy.");
    static final Shape.Key<HangupCause> DECLINES = key(
            "declines",
            Form.located().then(t -> HangupCause.parse(t.text()), "a hangup cause such as CALL_REJECTED or 21"),
            "Refuses the call with this cause.");
    static final Shape.Key<Boolean> VANISHED = key("vanished", Form.flag(), "Never says anything.");
    static final Shape.Key<String> DIVERTS_TO =
            key("diverts to", Form.text(), "Sends the call elsewhere: number@context or TECHNOLOGY/phone.");
    static final Shape.Key<String> BECAUSE =
            key("because", Form.text(), "Why it diverts: cfu, cfb, cfnr, dnd, deflection, away.");
    static final Shape.Key<Duration> EARLY_MEDIA =
            key("early media after", Form.time(), "Sends sound before it answers, so long after it was called.");
    static final Shape.Key<List<Shape.Values>> WHEN_CALLED =
            key("when called", Form.list(LATER), "What it does from the moment it is called.");
    static final Shape.Key<List<Shape.Values>> WHEN_ANSWERED =
            key("when answered", Form.list(LATER), "What it does from the moment it is connected.");

    /** Keys that say how a phone behaves; a test that has one of them says all anew. */
    static final List<Shape.Key<?>> BEHAVIOUR = List.of(
            RINGS_AFTER,
            ANSWERS_AFTER,
            BUSY,
            DECLINES,
            VANISHED,
            DIVERTS_TO,
            BECAUSE,
            EARLY_MEDIA,
            WHEN_CALLED,
            WHEN_ANSWERED);

    static final Shape PHONE = Shape.of(
            "a phone",
            NUMBER,
            NAME,
            CONTEXT,
            TECHNOLOGY,
            RINGS_AFTER,
            ANSWERS_AFTER,
            BUSY,
            DECLINES,
            VANISHED,
            DIVERTS_TO,
            BECAUSE,
            EARLY_MEDIA,
            WHEN_CALLED,
            WHEN_ANSWERED);

    // --- the world

    private static final Form<Optional<Duration>> SOUND = Form.of(
            Map.of("type", "string"),
            Form.located()
                    .<Optional<Duration>>then(
                            t -> t.text().equals("missing")
                                    ? Optional.of(Optional.empty())
                                    : Times.parse(t.text()).map(Optional::of),
                            "a length of time, or missing")::read);

    static final Shape.Key<Instant> TIME = key(
            "time",
            Form.located().then(t -> moment(t.text()), "a date and time such as 2026-12-24 18:00"),
            "When the test begins, by the clock of this machine's time zone: 2026-12-24 18:00.");
    static final Shape.Key<SequencedMap<String, Optional<Duration>>> SOUNDS =
            key("sounds", Form.named(SOUND), "How long sounds last (else 1s), or that they are missing.");
    static final Shape.Key<SequencedMap<String, String>> DATABASE =
            key("database", Form.named(Form.text()), "What stands in the database: family/key.");
    static final Shape.Key<SequencedMap<String, String>> GLOBALS =
            key("globals", Form.named(Form.text()), "Global variables, after those of the dialplan.");
    static final Shape.Key<SequencedMap<String, DeviceState>> DEVICES = key(
            "devices",
            Form.named(Form.words(Arrays.stream(DeviceState.values())
                    .collect(Collectors.toMap(DeviceState::name, s -> s, (a, b) -> a, LinkedHashMap::new)))),
            "States of devices, such as PJSIP/bob or Custom:night.");
    static final Shape.Key<String> OUTPUT = key("output", Form.text(), "What it prints.");
    static final Shape.Key<Integer> STATUS = key("status", number(0, 255), "Its exit status.");
    static final Shape COMMAND = Shape.of("the end of a command", STATUS, OUTPUT);
    static final Shape.Key<SequencedMap<String, Shape.Values>> COMMANDS =
            key("commands", Form.named(COMMAND), "How commands end that System, TrySystem and SHELL run; else with 0.");
    static final Shape.Key<SequencedMap<String, String>> CURL =
            key("curl", Form.named(Form.text()), "What CURL gets from an address; * stands for anything.");
    static final Shape.Key<String> AGISTATUS = key(
            "status",
            Form.words(Stream.of("SUCCESS", "FAILURE", "NOTFOUND", "HANGUP")
                    .collect(Collectors.toMap(word -> word, word -> word, (a, b) -> a, LinkedHashMap::new))),
            "The AGISTATUS that the script leaves; else SUCCESS.");
    static final Shape.Key<SequencedMap<String, String>> SETS =
            key("sets", Form.named(Form.text()), "Variables that the script sets.");
    static final Shape SCRIPT = Shape.of("an AGI script", AGISTATUS, SETS);
    static final Shape.Key<SequencedMap<String, Shape.Values>> AGI =
            key("agi", Form.named(SCRIPT), "What AGI scripts do, by the address or path in the dialplan.");
    static final Shape WORLD = Shape.of("the world", TIME, SOUNDS, DATABASE, GLOBALS, DEVICES, COMMANDS, CURL, AGI);

    // --- calls and steps

    static final Shape.Key<String> FROM = required("from", Form.text(), "The phone that calls.");
    static final Shape.Key<String> TO = required("to", Form.text(), "The number that it dials.");
    static final Shape.Key<Duration> AT = key("at", Form.time(), "When, counted from the beginning of the test.");
    static final Shape.Key<String> IN = key("in", Form.text(), "The context, unless it is the phone's.");
    static final Shape CALL = Shape.of("a call", FROM, TO, IN, AT);

    /** A step's other key is the name of a phone, so it is a mapping of texts. */
    static final Form<Node.Mapping> STEP = Form.of(
            Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of("at", Form.time().schema(), "after", Form.time().schema()),
                    "additionalProperties",
                    DEED.schema(),
                    "minProperties",
                    1),
            (node, diagnostics) -> node instanceof Node.Mapping m
                    ? Optional.of(m)
                    : Form.wrong(node, "a step, such as {at: 2s, alice: presses 1}", diagnostics));

    // --- expectations

    private static final Form<List<Node.Text>> ITEMS = Form.list(Form.located());

    static final Shape.Key<Boolean> NOTHING_ELSE = key(
            "nothing else",
            Form.flag(),
            "Nobody else rang, nothing else was played or recorded, no other routine or command ran.");

    static final Shape EXPECT = Shape.of("what is expected", expectKeys());

    private static Shape.Key<?>[] expectKeys() {
        var keys = new java.util.ArrayList<Shape.Key<?>>();
        for (Fact fact : Fact.values()) {
            keys.add(expectKey(fact));
        }
        keys.add(NOTHING_ELSE);
        return keys.toArray(Shape.Key<?>[]::new);
    }

    static Shape.Key<?> expectKey(Fact fact) {
        return switch (fact.form()) {
            case LIST, SOME -> key(fact.word(), ITEMS, fact.help());
            case LIST_OF_PHONE -> key(fact.word(), Form.named(ITEMS), fact.help());
            case VALUE, TIME -> key(fact.word(), Form.located(), fact.help());
            case VALUES -> key(fact.word(), Form.named(Form.located()), fact.help());
            case VALUES_OF_PHONE -> key(fact.word(), Form.named(Form.named(Form.located())), fact.help());
        };
    }

    // --- tests and files

    static final Shape.Key<String> TEST_NAME = required("test", Form.text(), "What it shows, as a sentence.");
    static final Shape.Key<String> SKIP = key("skip", Form.text(), "Why it is not run.");
    static final Shape.Key<Node> PHONES =
            key("phones", Form.raw(Form.named(PHONE)), "Phones by name, as the dialplan dials them.");
    static final Shape.Key<Node> WORLD_KEY =
            key("world", Form.raw(WORLD), "What surrounds the switch: time, sounds, database, scripts.");
    static final Shape.Key<Node> CALLS = key("call", Form.raw(Form.list(CALL)), "The call, or a list of calls.");
    static final Shape.Key<Node> STEPS =
            key("steps", Form.raw(Form.list(STEP)), "What phones do, one after the other.");
    static final Shape.Key<Node> EXPECTED = key("expect", Form.raw(EXPECT), "What must have happened at the end.");
    static final Shape.Key<List<SequencedMap<String, Node.Text>>> CASES = key(
            "cases",
            Form.list(Form.named(Form.located())),
            "A table of cases: the test runs once with each, $name stands for the value.");
    static final Shape.Key<Duration> AT_MOST =
            key("at most", Form.time(), "How much time of the test may pass; an hour unless it says otherwise.");

    static final Shape TEST =
            Shape.of("a test", TEST_NAME, SKIP, CASES, PHONES, WORLD_KEY, CALLS, STEPS, AT_MOST, EXPECTED);

    static final Shape.Key<String> CONFIGURATION = key(
            "configuration",
            Form.text(),
            "The configuration folder, seen from this file; else the nearest above with an extensions.conf.");
    static final Shape.Key<Node.Text> DIALPLAN =
            key("dialplan", Form.located(), "A dialplan of the test's own, instead of extensions.conf.");
    static final Shape.Key<Node.Text> HANDLERS = key("handlers", Form.located(), "A handlers.conf of the test's own.");
    static final Shape.Key<List<Node.Text>> USE =
            key("use", ITEMS, "Files with phones and a world that several test files share.");
    static final Shape.Key<List<Node>> TESTS = required("tests", Form.list(Form.raw(TEST)), "The tests.");

    static final Shape FILE = Shape.of("a test file", CONFIGURATION, DIALPLAN, HANDLERS, USE, PHONES, WORLD_KEY, TESTS);
    static final Shape SHARED = Shape.of("a shared file", USE, PHONES, WORLD_KEY);

    private static Form<Integer> number(int from, int to) {
        Form<Integer> form = Form.located()
                .then(
                        t -> t.text().matches("\\d{1,9}")
                                ? Optional.of(Integer.valueOf(t.text())).filter(n -> n >= from && n <= to)
                                : Optional.empty(),
                        "a number from " + from + " to " + to);
        return Form.of(Map.of("type", "integer", "minimum", from, "maximum", to), form::read);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(LocalDateTime.parse(
                            text.strip(), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]", java.util.Locale.ROOT))
                    .atZone(ZoneId.systemDefault())
                    .toInstant());
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
