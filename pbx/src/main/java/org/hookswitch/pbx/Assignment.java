package org.hookswitch.pbx;

import org.hookswitch.pbx.event.ChannelSnapshot;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a value to what a name stands for: a variable, or what a function sets when the name ends with its arguments in
 * parentheses. Set and everything that sets like it goes through here.
 *
 * <p>Any thread may set variables; a function decides for itself what it needs.
 */
public final class Assignment {

    private static final Logger LOG = LoggerFactory.getLogger(Assignment.class);

    private Assignment() {}

    /** Sets a variable of the channel ({@code _} and {@code __} mark it as inherited), or writes a function there. */
    public static void set(Channel channel, String name, String value) {
        if (isFunction(name)) {
            write(channel.pbx(), channel, name, value);
        } else {
            channel.variable(name, value);
        }
    }

    /** Sets a global variable, or writes a function that needs no channel. */
    public static void setGlobal(Pbx pbx, String name, String value) {
        if (isFunction(name)) {
            write(pbx, null, name, value);
        } else if (!pbx.globals().set(name, value)) {
            LOG.error("there are {} global variables already; {} is not set", Variables.LIMIT, name);
        } else {
            pbx.events()
                    .publish(Event.VariableSet.class, () -> new Event.VariableSet(ChannelSnapshot.NONE, name, value));
        }
    }

    /** Whether a name is a function with its arguments. */
    public static boolean isFunction(String name) {
        return name.endsWith(")") && name.indexOf('(') > 0;
    }

    private static void write(Pbx pbx, @Nullable Channel channel, String name, String value) {
        int open = name.indexOf('(');
        String function = name.substring(0, open);
        String where = channel == null ? "" : " at " + channel.whereNow();
        DialplanFunction found = pbx.registry().lookup(function);
        if (found == null) {
            LOG.error("function {} is not registered{}", function, where);
        } else if (!found.spec().writable()) {
            LOG.error("function {} cannot be written to{}", function, where);
        } else {
            String arguments = name.substring(open + 1, name.length() - 1);
            found.write(new FunctionCall(pbx, channel, found.spec(), arguments), value);
        }
    }
}
