package org.hookswitch.rehearse;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.pbx.ChannelState;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.event.ChannelSnapshot;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.simulate.Heard;
import org.hookswitch.simulate.SimulatedPhone;

/**
 * What happened in one run, as the texts that expectations are compared with.
 *
 * @param events with the milliseconds of virtual time at which they came
 * @param notes of the phones, by their names
 * @param requests to the world outside: CURL and AGI
 * @param records of calls
 * @param problems of the run itself, such as a step that could not be done
 */
public record Happened(
        Plan plan,
        String firstCaller,
        List<Timed> events,
        SequencedMap<String, List<SimulatedPhone.Note>> notes,
        List<Heard.Sound> sounds,
        List<Heard.Recorded> recorded,
        List<String> commands,
        List<String> requests,
        List<String> records,
        Map<String, String> globals,
        Map<String, String> database,
        List<String> problems) {

    /** An event and its moment. */
    public record Timed(long at, Event event) {}

    /** Whose channel it is: the name of the phone, or of whatever else stands behind it. */
    public static String phoneOf(String channelName) {
        int slash = channelName.indexOf('/');
        int dash = channelName.lastIndexOf('-');
        return slash < 0 || dash <= slash ? channelName : channelName.substring(slash + 1, dash);
    }

    static String phoneOf(ChannelSnapshot channel) {
        return phoneOf(channel.name());
    }

    private <E extends Event> List<E> of(Class<E> kind) {
        return events.stream()
                .map(Timed::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What happened of one kind; of one phone, variable or key where the kind has these. */
    List<String> of(Fact fact, String of) {
        return switch (fact) {
            case RANG -> rang();
            case ANSWERED ->
                of(Event.StateChanged.class).stream()
                        .filter(e -> e.channel().state() == ChannelState.UP)
                        .map(e -> phoneOf(e.channel()))
                        .filter(notes::containsKey)
                        .toList();
            case TALKED -> talked();
            case PLAYED ->
                sounds.stream()
                        .filter(s -> phoneOf(s.channel()).equals(of))
                        .map(Happened::described)
                        .toList();
            case RECORDED ->
                recorded.stream()
                        .filter(r -> phoneOf(r.channel()).equals(of))
                        .map(r -> r.file() + " at " + Times.text(r.from()) + " for " + Times.text(r.to() - r.from()))
                        .toList();
            case KEYS -> noted(of, "hears key ");
            case TOLD -> noted(of, "is told ");
            case PATH ->
                of(Event.PriorityReached.class).stream()
                        .filter(e -> phoneOf(e.channel()).equals(of))
                        .map(Happened::described)
                        .toList();
            case ROUTINES ->
                of(Event.RoutineRan.class).stream()
                        .filter(e -> phoneOf(e.channel()).equals(of))
                        .map(Happened::described)
                        .toList();
            case COMMANDS -> commands;
            case REQUESTS -> requests;
            case RECORDS -> records;
            case EVENTS -> events.stream().map(e -> described(e.event())).toList();
            case VARIABLES -> one(variable(of));
            case GLOBALS -> one(Optional.ofNullable(globals.get(of)));
            case DATABASE -> one(Optional.ofNullable(database.get(of.startsWith("/") ? of : "/" + of)));
            case DIALSTATUS -> one(variable(firstCaller + " DIALSTATUS"));
            case HANGUP -> List.of(hangup(of));
            case DURATION -> List.of(Times.text(millis()));
        };
    }

    private static List<String> one(Optional<String> value) {
        return value.map(List::of).orElse(List.of());
    }

    private List<String> noted(String phone, String begin) {
        return notes.getOrDefault(phone, List.of()).stream()
                .map(SimulatedPhone.Note::what)
                .filter(w -> w.startsWith(begin))
                .map(w -> w.substring(begin.length()))
                .toList();
    }

    private record Ring(long at, String text) {}

    private List<String> rang() {
        var rings = new ArrayList<Ring>();
        notes.forEach((phone, its) -> {
            for (int i = 0; i < its.size(); i++) {
                String what = its.get(i).what();
                if (!what.startsWith("is called by ")) {
                    continue;
                }
                String shown = what.substring("is called by ".length());
                long from = its.get(i).at();
                String length = "";
                for (SimulatedPhone.Note later : its.subList(i + 1, its.size())) {
                    if (!later.what().equals("rings") && !later.what().startsWith("is told ")) {
                        length = " for " + Times.text(later.at() - from);
                        break;
                    }
                }
                rings.add(new Ring(
                        from,
                        phone + " shown " + (shown.isEmpty() ? "nobody" : shown) + " at " + Times.text(from) + length));
            }
        });
        // Phones that are called at one moment keep the order in which they are written in the test.
        rings.sort(java.util.Comparator.comparingLong(Ring::at));
        return rings.stream().map(Ring::text).toList();
    }

    private List<String> talked() {
        var present = new HashMap<String, SequencedMap<String, Long>>();
        var talks = new ArrayList<String>();
        for (Timed timed : events) {
            if (timed.event() instanceof Event.BridgeEntered e) {
                present.computeIfAbsent(e.bridge(), b -> new LinkedHashMap<>()).put(phoneOf(e.channel()), timed.at());
            } else if (timed.event() instanceof Event.BridgeLeft e) {
                leave(present.getOrDefault(e.bridge(), new LinkedHashMap<>()), phoneOf(e.channel()), timed.at(), talks);
            }
        }
        present.values().forEach(members -> {
            List<String> still = members.keySet().stream()
                    .sorted((a, b) -> a.equals(b) ? 0 : isWrittenBefore(a, b) ? -1 : 1)
                    .toList();
            for (int i = 0; i < still.size(); i++) {
                for (String other : still.subList(i + 1, still.size())) {
                    talks.add(still.get(i) + " with " + other + " until the end");
                }
            }
        });
        return talks;
    }

    /** Who entered a bridge first is chance; phones are named in the order in which the test has them. */
    private boolean isWrittenBefore(String one, String other) {
        List<String> written = List.copyOf(notes.keySet());
        return written.indexOf(one) < written.indexOf(other);
    }

    private void leave(SequencedMap<String, Long> members, String who, long at, List<String> talks) {
        Long since = members.get(who);
        if (since == null) {
            return;
        }
        List<String> inOrder = List.copyOf(members.keySet());
        for (String other : inOrder) {
            if (!other.equals(who)) {
                boolean first = isWrittenBefore(who, other);
                long from = Math.max(since, members.getOrDefault(other, since));
                talks.add((first ? who + " with " + other : other + " with " + who) + " for " + Times.text(at - from));
            }
        }
        members.remove(who);
    }

    private Optional<String> variable(String phoneAndName) {
        int space = phoneAndName.indexOf(' ');
        String phone = phoneAndName.substring(0, space);
        String name = phoneAndName.substring(space + 1);
        return of(Event.VariableSet.class).reversed().stream()
                .filter(e -> phoneOf(e.channel()).equals(phone)
                        && e.name().replaceFirst("^_+", "").equals(name))
                .findFirst()
                .map(Event.VariableSet::value);
    }

    private String hangup(String phone) {
        List<Event.HungUp> ends = of(Event.HungUp.class).stream()
                .filter(e -> phoneOf(e.channel()).equals(phone))
                .toList();
        boolean was = of(Event.ChannelCreated.class).stream()
                .anyMatch(e -> phoneOf(e.channel()).equals(phone));
        return ends.isEmpty()
                ? was ? "still up" : "in no call"
                : ends.getLast().cause().name();
    }

    /** When the last channel ended. */
    long millis() {
        return events.reversed().stream()
                .filter(t -> t.event() instanceof Event.HungUp)
                .mapToLong(Timed::at)
                .findFirst()
                .orElseGet(() -> events.isEmpty() ? 0 : events.getLast().at());
    }

    Duration length() {
        return Duration.ofMillis(millis());
    }

    // --- texts

    static String described(Heard.Sound s) {
        String length = s.to() < 0 ? " until the end" : " for " + Times.text(s.to() - s.from());
        boolean prompt = !s.label().startsWith("tone ") && !s.label().startsWith("music ");
        return s.label() + " at " + Times.text(s.from()) + length
                + (prompt && s.to() >= 0 && !s.complete() ? " cut off" : "");
    }

    static String described(Event.PriorityReached e) {
        return e.channel().place() + " " + e.application() + "(" + e.data() + ")";
    }

    static String described(Event.RoutineRan e) {
        String arguments = e.arguments().isEmpty() ? "" : "(" + String.join(",", e.arguments()) + ")";
        String value = e.outcome().returned();
        return e.binding().stage().word() + " " + e.location() + arguments + " "
                + e.outcome().kind().word() + (value.isEmpty() ? "" : " " + value);
    }

    /** An event as its name and what it says, channels as their phones. */
    static String described(Event event) {
        var text = new StringBuilder(event.getClass().getSimpleName());
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(event);
                String shown = value instanceof ChannelSnapshot c ? phoneOf(c) : String.valueOf(value);
                boolean itself = component.getName().equals("channel");
                text.append(' ').append(itself ? "" : component.getName() + "=").append(shown);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("an event's record cannot be read: " + event, e);
            }
        }
        return text.toString();
    }

    /** Where the priority that an event reached stands: {@code file:line}, or empty. */
    Optional<Priority> priority(ChannelSnapshot channel) {
        Place place = channel.place();
        return plan.match(
                        place.context(),
                        place.exten(),
                        channel.caller().number().digits())
                .flatMap(m -> Optional.ofNullable(m.priority(place.priority())));
    }

    /** Short, for it holds a whole run. */
    @Override
    public String toString() {
        return "a run of " + Times.text(millis()) + " with " + events.size() + " events";
    }

    static Happened nothing() {
        return new Happened(
                Plan.EMPTY,
                "",
                List.of(),
                new LinkedHashMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Collections.emptyList());
    }
}
