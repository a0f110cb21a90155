package org.hookswitch.apps.function.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;

/**
 * Which channels are in which groups: at most one group a category for each channel, until the channel ends.
 *
 * <p>A part of the switch; thread-safe. Names are compared without regard to case. Counting the channels of a group
 * costs the same however many there are.
 */
public final class Groups {

    /** One channel's membership. */
    public record Membership(String group, String category) {

        private String key() {
            return lower(group) + '\n' + lower(category);
        }

        private boolean isIn(String otherCategory) {
            return category.equalsIgnoreCase(otherCategory);
        }
    }

    private final Map<Channel, List<Membership>> members = new LinkedHashMap<>();
    /** How many channels are in a group of a category, and in groups of that name of whatever category. */
    private final Map<String, Integer> counts = new HashMap<>();

    private Groups() {}

    /** The groups of a switch. */
    public static Groups of(Pbx pbx) {
        return pbx.part(Groups.class, p -> new Groups());
    }

    /** Takes a channel out of the groups when it ends. */
    private record Leaving(Groups groups, Channel channel) implements AutoCloseable {
        @Override
        public void close() {
            groups.leaveAll(channel);
        }
    }

    /** Puts a channel into a group, in place of another of the same category; an empty name takes it out only. */
    public void join(Channel channel, String group, String category) {
        if (channel.isClosed()) {
            return;
        }
        channel.attachment(Leaving.class, () -> new Leaving(this, channel));
        synchronized (this) {
            List<Membership> own = members.computeIfAbsent(channel, c -> new ArrayList<>(2));
            own.stream().filter(m -> m.isIn(category)).findFirst().ifPresent(old -> {
                own.remove(old);
                count(old, -1);
            });
            if (!group.isEmpty()) {
                var joined = new Membership(group, category);
                own.add(joined);
                count(joined, 1);
            }
        }
    }

    private synchronized void leaveAll(Channel channel) {
        List<Membership> own = members.remove(channel);
        if (own != null) {
            own.forEach(m -> count(m, -1));
        }
    }

    private void count(Membership membership, int by) {
        counts.merge(membership.key(), by, Groups::sum);
        counts.merge(lower(membership.group()), by, Groups::sum);
    }

    private static @org.jspecify.annotations.Nullable Integer sum(Integer a, Integer b) {
        int sum = a + b;
        return sum == 0 ? null : Integer.valueOf(sum);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The groups of a channel, in the order in which it joined them. */
    public synchronized List<Membership> of(Channel channel) {
        return List.copyOf(members.getOrDefault(channel, List.of()));
    }

    /** The channel's group of a category; of any, the first joined, when that is empty. */
    public Optional<Membership> of(Channel channel, String category) {
        return of(channel).stream()
                .filter(m -> category.isEmpty() || m.isIn(category))
                .findFirst();
    }

    /** How many channels are in a group of a category; of any when that is empty. */
    public synchronized int count(String group, String category) {
        return group.isEmpty()
                ? 0
                : counts.getOrDefault(category.isEmpty() ? lower(group) : new Membership(group, category).key(), 0);
    }

    /** How many memberships there are whose names satisfy conditions. */
    public synchronized int count(Predicate<String> group, Predicate<String> category) {
        int count = 0;
        for (List<Membership> own : members.values()) {
            for (Membership m : own) {
                if (group.test(m.group()) && category.test(m.category())) {
                    count++;
                }
            }
        }
        return count;
    }

    /** All channels in groups, with these, in the order in which they joined their first. */
    public synchronized Map<Channel, List<Membership>> all() {
        var all = new LinkedHashMap<Channel, List<Membership>>();
        members.forEach((channel, own) -> all.put(channel, List.copyOf(own)));
        return all;
    }
}
