package org.hookswitch.apps.flow;

import java.util.List;
import java.util.Optional;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Match;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.spi.Next;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of priorities between an application that opens them and one that closes them, nested as one likes: where a
 * block's parts stand is read from the extension, so a jump into or out of a block leaves nothing behind.
 *
 * <p>One object serves one use of an application in a dialplan, or one run; safe for any thread: what it remembers is
 * replaced as a whole.
 */
final class Block {

    private final String opening;
    private final String closing;
    private volatile @Nullable Known known;

    /** A partner that was found in an extension, seen from a priority. */
    private record Known(Extension extension, int from, Optional<Priority> partner) {}

    private Block(String opening, String closing) {
        this.opening = opening;
        this.closing = closing;
    }

    static Block loop() {
        return new Block("While", "EndWhile");
    }

    static Block branch() {
        return new Block("If", "EndIf");
    }

    /** The nearest priority behind this one that closes the block, or is another part of it. */
    Optional<Priority> next(Channel channel, String... parts) {
        return find(channel, (extension, number) -> forward(extension.priorities(), number, List.of(parts)));
    }

    /** The priority before this one that opens the block. */
    Optional<Priority> start(Channel channel) {
        return find(channel, (extension, number) -> backward(extension.priorities(), number));
    }

    @FunctionalInterface
    private interface Finder {
        Optional<Priority> find(Extension extension, int number);
    }

    private Optional<Priority> find(Channel channel, Finder finder) {
        Match match = channel.position().match();
        if (match == null) {
            return Optional.empty();
        }
        int number = channel.position().priority();
        Known last = known;
        if (last == null || last.extension != match.extension() || last.from != number) {
            last = new Known(match.extension(), number, finder.find(match.extension(), number));
            known = last;
        }
        return last.partner;
    }

    private Optional<Priority> forward(List<Priority> priorities, int number, List<String> parts) {
        int depth = 0;
        for (Priority priority : priorities) {
            if (priority.number() <= number) {
                continue;
            }
            if (is(priority, opening)) {
                depth++;
            } else if (depth == 0 && (is(priority, closing) || parts.stream().anyMatch(p -> is(priority, p)))) {
                return Optional.of(priority);
            } else if (is(priority, closing)) {
                depth--;
            }
        }
        return Optional.empty();
    }

    private Optional<Priority> backward(List<Priority> priorities, int number) {
        int depth = 0;
        for (Priority priority : priorities.reversed()) {
            if (priority.number() >= number) {
                continue;
            }
            if (is(priority, closing)) {
                depth++;
            } else if (is(priority, opening) && depth-- == 0) {
                return Optional.of(priority);
            }
        }
        return Optional.empty();
    }

    static boolean is(Priority priority, String application) {
        return priority.application().equalsIgnoreCase(application);
    }

    /** To a part itself. */
    static Next to(Channel channel, Priority part) {
        return jump(channel, part.number());
    }

    /** To what follows a part. */
    static Next behind(Channel channel, Priority part) {
        return jump(channel, part.number() + 1);
    }

    private static Next jump(Channel channel, int number) {
        return new Next.Jump(
                new Place(channel.position().context(), channel.position().exten(), number));
    }
}
