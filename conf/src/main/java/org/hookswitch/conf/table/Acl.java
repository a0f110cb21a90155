package org.hookswitch.conf.table;

import java.net.InetAddress;
import java.util.List;

/**
 * An access list of {@code permit} and {@code deny} lines.
 *
 * <p>Immutable. As in Asterisk the last rule that holds the address decides, and an address that no rule holds is
 * permitted.
 *
 * @param rules the rules in the order they were written
 */
public record Acl(List<Rule> rules) {

    /** The list without rules, which permits everybody. */
    public static final Acl EMPTY = new Acl(List.of());

    public Acl {
        rules = List.copyOf(rules);
    }

    /** One address or subnet, permitted or denied. */
    public record Rule(boolean permit, Subnet subnet) {}

    public boolean permits(InetAddress address) {
        boolean permitted = true;
        for (Rule rule : rules) {
            if (rule.subnet().contains(address)) {
                permitted = rule.permit();
            }
        }
        return permitted;
    }
}
