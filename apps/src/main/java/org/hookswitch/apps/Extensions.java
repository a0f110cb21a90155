package org.hookswitch.apps;

import org.hookswitch.dialplan.MatchQuery;
import org.hookswitch.pbx.Channel;

/** Questions to the channel's dialplan about what was dialled. Pure but for the channel's caller number. */
public final class Extensions {

    private Extensions() {}

    /** Whether these digits are an extension with a first priority. */
    public static boolean exists(Channel channel, String context, String digits) {
        return asks(channel, context, digits, MatchQuery.EXACT);
    }

    /** Whether further digits could make an extension of these. */
    public static boolean mayGrow(Channel channel, String context, String digits) {
        return asks(channel, context, digits, MatchQuery.MORE);
    }

    private static boolean asks(Channel channel, String context, String digits, MatchQuery query) {
        return channel.plan()
                .query(context, digits, channel.caller().id().number().digits(), query);
    }
}
