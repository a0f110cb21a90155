package org.hookswitch.apps;

import org.hookswitch.pbx.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an application has to complain about, with the channel and the place in the dialplan. Any thread. */
public final class Notice {

    private static final Logger LOG = LoggerFactory.getLogger(Notice.class);

    private Notice() {}

    /** Something is wrong with how the dialplan uses an application; a sentence without a full stop. */
    public static void warn(Channel channel, String what) {
        LOG.warn("{}: {} at {}", channel, what, channel.whereNow());
    }

    /** Something could not be done. */
    public static void error(Channel channel, String what) {
        LOG.error("{}: {} at {}", channel, what, channel.whereNow());
    }
}
