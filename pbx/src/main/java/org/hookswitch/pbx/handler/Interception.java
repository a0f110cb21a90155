package org.hookswitch.pbx.handler;

import java.util.List;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.Redirecting;

/**
 * The two interception stages: what a device is about to be told about the other party is stored in its channel, the
 * channel's routine may edit it, and what then stands there is sent, once.
 */
public final class Interception {

    private Interception() {}

    /** Tells a channel whom it talks to. On the thread that controls it. */
    public static void connectedLine(Channel channel, ConnectedLine line) {
        channel.connected(line);
        intercept(channel, HandlerStage.CONNECTED_LINE, "CONNECTED_LINE_SEND_SUB");
        channel.indicate(new Signal.ConnectedLineChanged(channel.connected()));
    }

    /** Tells a channel how the call was diverted. On the thread that controls it. */
    public static void redirecting(Channel channel, Redirecting redirecting) {
        channel.redirecting(redirecting);
        intercept(channel, HandlerStage.REDIRECTING, "REDIRECTING_SEND_SUB");
        channel.indicate(new Signal.RedirectingChanged(channel.redirecting()));
    }

    /** Says how the call was diverted to a channel that is about to be called, whose device is told with the call. */
    public static void redirectingBeforeTheCall(Channel channel, Redirecting redirecting) {
        channel.redirecting(redirecting);
        intercept(channel, HandlerStage.REDIRECTING, "REDIRECTING_SEND_SUB");
    }

    /** Whether one of these routines runs on the channel, so that what it sets must not be sent by itself. */
    public static boolean isRunning(Channel channel) {
        return channel.routine()
                .map(r -> r.stage() == HandlerStage.CONNECTED_LINE || r.stage() == HandlerStage.REDIRECTING)
                .orElse(false);
    }

    private static void intercept(Channel channel, HandlerStage stage, String variable) {
        for (Binding binding :
                channel.pbx().routines().bindings(stage, channel, channel, boundBy(channel, stage, variable))) {
            channel.pbx().routines().run(channel, binding);
        }
    }

    private static List<Binding> boundBy(Channel channel, HandlerStage stage, String variable) {
        String location = channel.variables().get(variable);
        if (location == null || location.isEmpty()) {
            return List.of();
        }
        String arguments = channel.variables().get(variable + "_ARGS");
        String called = arguments == null || arguments.isEmpty() ? location : location + "(" + arguments + ")";
        return List.of(new Binding(stage, called, variable, "", channel.place()));
    }
}
