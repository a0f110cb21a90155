package org.hookswitch.apps.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Location;
import org.hookswitch.dialplan.Match;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.spi.Next;
import org.jspecify.annotations.Nullable;

/**
 * Where a jump or a subroutine call leads, {@code [[context,]exten,]priority[(arguments)]}, understood as far as it can be
 * before the call.
 *
 * <p>Safe for any thread: what it remembers of its last use is replaced as a whole.
 */
final class Target {

    private final Template text;
    private final @Nullable Location fixed;
    private final @Nullable Template arguments;
    private volatile @Nullable Known known;

    /** A label that was found in an extension, for those who come from the same place again. */
    private record Known(Extension extension, Place place, Next.Jump jump) {}

    private Target(Template text, @Nullable Location fixed, @Nullable Template arguments) {
        this.text = text;
        this.fixed = fixed;
        this.arguments = arguments;
    }

    /** Understands a text that is a target as a whole. */
    static Target of(Template text) {
        Optional<Template.Split> split = text.isConstant() ? Optional.empty() : text.splitAt('(');
        Optional<String> place = split.isPresent() ? split.get().before().asConstant() : text.asConstant();
        Location fixed = place.flatMap(Location::parse).orElse(null);
        return new Target(
                text, fixed, fixed != null && split.isPresent() ? split.get().after() : null);
    }

    static Target of(String text) {
        return of(Template.constant(text));
    }

    /** Goes there. A priority by its number is not looked up: a place that does not exist is the flow's matter. */
    Next jump(Channel channel) {
        Location location = fixed;
        if (location == null) {
            return jump(channel, text.evaluate(channel.scope()));
        }
        if (arguments != null) {
            // Nobody reads them, but a function among them may do more than read.
            var _ = arguments.evaluate(channel.scope());
        }
        if (location.context().isPresent() || location.exten().isPresent()) {
            return jump(channel, location);
        }
        Match match = channel.position().match();
        Known last = known;
        if (match != null
                && last != null
                && last.extension == match.extension()
                && last.place.exten().equals(channel.position().exten())
                && last.place.context().equals(channel.position().context())) {
            return last.jump;
        }
        Next next = jump(channel, location);
        if (match != null && next instanceof Next.Jump jump && isLabelOf(match.extension(), location)) {
            known = new Known(match.extension(), jump.place(), jump);
        }
        return next;
    }

    private static boolean isLabelOf(Extension extension, Location location) {
        return location.number(1).isEmpty()
                && extension.priorities().stream()
                        .map(Priority::label)
                        .flatMap(Optional::stream)
                        .anyMatch(location.priority()::equals);
    }

    /** Goes where an evaluated text says. */
    static Next jump(Channel channel, String text) {
        Optional<Location> location = Location.parse(text);
        return location.isPresent()
                ? jump(channel, location.get())
                : new Next.Failed("'" + text + "' is not [[context,]exten,]priority");
    }

    private static Next jump(Channel channel, Location location) {
        Place here = channel.place();
        OptionalInt number = location.number(here.priority());
        if (number.isPresent()) {
            return number.getAsInt() < 1
                    ? new Next.Failed("there is no priority " + number.getAsInt())
                    : new Next.Jump(new Place(
                            location.context().orElse(here.context()),
                            location.exten().orElse(here.exten()),
                            number.getAsInt()));
        }
        return Flow.resolve(channel, location, here)
                .<Next>map(Next.Jump::new)
                .orElseGet(() -> new Next.Failed(
                        "there is no label '" + location.priority() + "' at " + described(location, here)));
    }

    /** Calls a subroutine there; it must exist. */
    Next call(Channel channel) {
        Location location = fixed;
        if (location == null) {
            return call(channel, text.evaluate(channel.scope()));
        }
        if (arguments == null) {
            return call(channel, location, location.arguments());
        }
        String evaluated = arguments.evaluate(channel.scope());
        int close = evaluated.lastIndexOf(')');
        return call(
                channel, location, ArgumentSplitter.splitRaw(close < 0 ? evaluated : evaluated.substring(0, close)));
    }

    /** Calls a subroutine where an evaluated text says. */
    static Next call(Channel channel, String text) {
        Optional<Location> location = Location.parse(text);
        return location.isPresent()
                ? call(channel, location.get(), location.get().arguments())
                : new Next.Failed("'" + text + "' is not [[context,]exten,]priority[(arguments)]");
    }

    private static Next call(Channel channel, Location location, List<String> arguments) {
        Place here = channel.place();
        Optional<Place> place = Flow.resolve(channel, location, here);
        return place.isPresent()
                ? new Next.Call(place.get(), arguments)
                : new Next.Failed("there is no subroutine at " + described(location, here) + "," + location.priority());
    }

    private static String described(Location location, Place here) {
        var parts = new ArrayList<String>();
        parts.add(location.context().orElse(here.context()));
        parts.add(location.exten().orElse(here.exten()));
        return String.join(",", parts);
    }

    @Override
    public String toString() {
        return text.source();
    }
}
