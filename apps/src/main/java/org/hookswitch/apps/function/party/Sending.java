package org.hookswitch.apps.function.party;

import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.handler.Interception;
import org.hookswitch.pbx.spi.FunctionCall;

/** Whether what a function sets is shown to the channel's device at once. */
final class Sending {

    private Sending() {}

    /**
     * Not with option {@code i}, and not while a routine runs that is to edit what is about to be sent: what then stands
     * there is sent, once, when it returns.
     */
    static boolean isWanted(FunctionCall call, Channel channel) {
        return call.argument(1).indexOf('i') < 0 && !Interception.isRunning(channel);
    }
}
