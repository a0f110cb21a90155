package org.hookswitch.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.dial.Destination;
import org.hookswitch.pbx.dial.OriginateRequest;
import org.hookswitch.pbx.dial.OriginateRequest.Aim;
import org.hookswitch.pbx.dial.Originating;
import org.hookswitch.pbx.event.ChannelSnapshot;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.spi.Command;

/** {@code core show channel(s)|calls|hanguphandlers}, {@code channel request hangup}, {@code channel originate},
 * {@code channel redirect}. Thread-safe. */
final class ChannelCommands {

    private static final String BY = "the command line";

    private final Pbx pbx;

    ChannelCommands(Pbx pbx) {
        this.pbx = pbx;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        "core show channels", "[concise|verbose|count]", "Show the channels there are", this::channels),
                new Command("core show channel", "<channel>", "Show one channel", this::channel),
                new Command("core show calls", "", "Count the calls", (none, out) -> countCalls(out)),
                new Command(
                        "core show hanguphandlers", "<channel|all>", "Show the hangup handlers", this::hangupHandlers),
                new Command("channel request hangup", "<channel|all>", "Ask for the end of a channel", this::hangup),
                new Command(
                        "channel originate",
                        "<technology/resource> <application|extension> [name|exten[@context]] [arguments]",
                        "Place a call, and send who answers to an application or an extension",
                        this::originate),
                new Command(
                        "channel redirect",
                        "<channel> <[[context,]exten,]priority>",
                        "Send a channel elsewhere in the dialplan",
                        this::redirect));
    }

    // --- seeing

    private void channels(List<String> given, PrintWriter out) {
        String form = given.isEmpty() ? "" : given.getFirst();
        List<Channel> all = pbx.channels().all();
        switch (form) {
            case "concise" -> all.forEach(c -> out.println(concise(c)));
            case "", "count", "verbose" -> {
                if (form.isEmpty()) {
                    out.println(row("Channel", "Location", "State", "Application(Data)"));
                    all.forEach(c -> out.println(row(c.snapshot())));
                } else if (form.equals("verbose")) {
                    out.println(VERBOSE_HEAD);
                    all.forEach(c -> out.println(verbose(c)));
                }
                out.println(all.size() + (all.size() == 1 ? " active channel" : " active channels"));
                countCalls(out);
            }
            default -> out.println("Usage: core show channels [concise|verbose|count]; found '" + form + "'");
        }
    }

    private static String row(ChannelSnapshot c) {
        String data = c.application().isEmpty() ? "(None)" : c.application() + "(" + c.data() + ")";
        return row(c.name(), place(c), c.state().text(), data);
    }

    private static String row(String name, String location, String state, String application) {
        return String.format(Locale.ROOT, "%-20.20s %-20.20s %-7.7s %-30.30s", name, location, state, application);
    }

    private static String place(ChannelSnapshot c) {
        Place place = c.place();
        return place.exten().isEmpty() ? "(None)" : place.exten() + "@" + place.context() + ":" + place.priority();
    }

    private static final String VERBOSE_HEAD = String.format(
            Locale.ROOT,
            "%-20.20s %-20.20s %-16.16s %4s %-7.7s %-12.12s %-25.25s %-15.15s %8s %-11.11s %-11.11s %-20.20s",
            "Channel",
            "Context",
            "Extension",
            "Prio",
            "State",
            "Application",
            "Data",
            "CallerID",
            "Duration",
            "Accountcode",
            "PeerAccount",
            "BridgeID");

    private String verbose(Channel channel) {
        ChannelSnapshot c = channel.snapshot();
        return String.format(
                Locale.ROOT,
                "%-20.20s %-20.20s %-16.16s %4d %-7.7s %-12.12s %-25.25s %-15.15s %8s %-11.11s %-11.11s %-20.20s",
                c.name(),
                c.place().context(),
                c.place().exten(),
                c.place().priority(),
                c.state().text(),
                c.application().isEmpty() ? "(None)" : c.application(),
                c.data().isEmpty() ? "(Empty)" : c.data(),
                c.caller().number().digits(),
                elapsed(channel),
                c.accountCode(),
                peerAccount(channel),
                c.bridge());
    }

    /** The account of the one it is in a bridge with. */
    private String peerAccount(Channel channel) {
        return channel.bridge()
                .flatMap(id -> pbx.channels().all().stream()
                        .filter(other -> other != channel
                                && other.bridge().filter(id::equals).isPresent())
                        .findFirst())
                .map(Channel::accountCode)
                .orElse("");
    }

    private String concise(Channel channel) {
        ChannelSnapshot c = channel.snapshot();
        return String.join(
                "!",
                c.name(),
                c.place().context(),
                c.place().exten(),
                Integer.toString(c.place().priority()),
                c.state().text(),
                c.application().isEmpty() ? "(None)" : c.application(),
                c.data(),
                c.caller().number().digits(),
                c.accountCode(),
                peerAccount(channel),
                Integer.toString(c.ledger().amaFlags()),
                Long.toString(Duration.between(c.created(), pbx.clock().now()).toSeconds()),
                c.bridge().isEmpty() ? "(None)" : c.bridge(),
                c.uniqueId());
    }

    private void countCalls(PrintWriter out) {
        long running = pbx.dialplanThreads().running();
        long begun = pbx.dialplanThreads().begun();
        out.println(running + (running == 1 ? " active call" : " active calls"));
        out.println(begun + (begun == 1 ? " call processed" : " calls processed"));
    }

    private void channel(List<String> given, PrintWriter out) {
        Optional<Channel> found = find(given.getFirst(), out);
        if (found.isEmpty()) {
            return;
        }
        Channel channel = found.get();
        ChannelSnapshot c = channel.snapshot();
        out.println(" -- General --");
        field("Name", c.name(), out);
        field("Type", channel.technology(), out);
        field("UniqueID", c.uniqueId(), out);
        field("LinkedID", c.linkedId(), out);
        field("State", c.state().text() + " (" + c.state().code() + ")", out);
        field("Caller ID", c.caller().number().digits(), out);
        field("Caller ID Name", c.caller().name().text(), out);
        field("Connected Line ID", c.connected().number().digits(), out);
        field("Connected Line ID Name", c.connected().name().text(), out);
        field("Language", c.language(), out);
        field("Elapsed Time", elapsed(channel), out);
        field("Bridge ID", c.bridge().isEmpty() ? "(Not bridged)" : c.bridge(), out);
        out.println(" --   PBX   --");
        field("Context", c.place().context(), out);
        field("Extension", c.place().exten(), out);
        field("Priority", Integer.toString(c.place().priority()), out);
        field("Application", c.application().isEmpty() ? "(N/A)" : c.application(), out);
        field("Data", c.data().isEmpty() ? "(None)" : c.data(), out);
        out.println("      Variables:");
        channel.variables().all().forEach((name, value) -> out.println(name + "=" + value));
        out.println();
    }

    private static void field(String name, String value, PrintWriter out) {
        out.println(String.format(Locale.ROOT, "%15s: %s", name, value.isEmpty() ? "(N/A)" : value));
    }

    private String elapsed(Channel channel) {
        Duration d = Duration.between(channel.created(), pbx.clock().now());
        return d.toHours() + "h" + d.toMinutesPart() + "m" + d.toSecondsPart() + "s";
    }

    private void hangupHandlers(List<String> given, PrintWriter out) {
        List<Channel> shown = given.getFirst().equals("all")
                ? pbx.channels().all()
                : find(given.getFirst(), out).stream().toList();
        if (shown.isEmpty()) {
            return;
        }
        out.println(String.format(Locale.ROOT, "%-30s %s", "Channel", "Handler"));
        for (Channel channel : shown) {
            String name = channel.name();
            for (Binding handler : channel.hangupHandlers().all()) {
                out.println(String.format(Locale.ROOT, "%-30s %s", name, handler.location()));
                name = "";
            }
        }
    }

    // --- doing

    private void hangup(List<String> given, PrintWriter out) {
        List<Channel> meant = given.getFirst().equals("all")
                ? pbx.channels().all()
                : find(given.getFirst(), out).stream().toList();
        for (Channel channel : meant) {
            out.println("Requested Hangup on channel '" + channel.name() + "'");
            channel.hangup(HangupCause.NORMAL_CLEARING, BY);
        }
    }

    private void redirect(List<String> given, PrintWriter out) {
        Optional<Channel> found = find(given.get(0), out);
        if (found.isEmpty()) {
            return;
        }
        Channel channel = found.get();
        String[] parts = given.get(1).split(",", -1);
        Place here = channel.place();
        String priority = parts[parts.length - 1];
        String exten = parts.length > 1 ? parts[parts.length - 2] : here.exten();
        String context = parts.length > 2 ? parts[parts.length - 3] : here.context();
        Optional<Integer> number = pbx.plan()
                .resolve(
                        context, exten, priority, channel.caller().id().number().digits(), here.priority());
        if (parts.length > 3 || number.isEmpty()) {
            out.println("Failed to redirect '" + channel.name() + "': there is no " + given.get(1));
        } else if (channel.redirect(new Place(context, exten, number.get()))) {
            out.println("Channel '" + channel.name() + "' successfully redirected to " + given.get(1));
        } else {
            out.println("Failed to redirect '" + channel.name() + "': it ends already");
        }
    }

    private void originate(List<String> given, PrintWriter out) {
        List<Destination> destinations = Destination.parse(given.get(0));
        String what = given.size() > 2 ? given.get(2) : "";
        String arguments = given.size() > 3 ? given.get(3) : "";
        Aim aim;
        switch (given.get(1)) {
            case "application" -> {
                if (pbx.registry().application(what).isEmpty()) {
                    out.println("There is no application '" + what + "'");
                    return;
                }
                aim = new Aim.Application(what, arguments);
            }
            case "extension" -> {
                int at = what.lastIndexOf('@');
                aim = new Aim.Dialplan(new Place(
                        at < 0 || at == what.length() - 1 ? "default" : what.substring(at + 1),
                        what.isEmpty() || at == 0 ? "s" : what.substring(0, at < 0 ? what.length() : at),
                        1));
            }
            default -> {
                out.println("Expected application or extension, found '" + given.get(1) + "'");
                return;
            }
        }
        if (destinations.size() != 1) {
            out.println("Expected one technology/resource, found '" + given.get(0) + "'");
            return;
        }
        Originating.start(pbx, OriginateRequest.of(destinations.getFirst(), aim), result -> {})
                .ifPresentOrElse(
                        channel -> out.println("Calling " + given.get(0) + " as '" + channel.name() + "'"),
                        () -> out.println("Failed to call " + given.get(0) + "; the log says why"));
    }

    private Optional<Channel> find(String name, PrintWriter out) {
        Optional<Channel> found = pbx.channels().find(name);
        if (found.isEmpty()) {
            out.println(name + " is not a known channel");
        }
        return found;
    }
}
