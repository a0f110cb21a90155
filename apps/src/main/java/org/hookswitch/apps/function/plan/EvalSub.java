package org.hookswitch.apps.function.plan;

import java.util.Optional;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.dialplan.Location;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Position;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code EVAL_SUB}: runs a subroutine as Gosub does, and gives what it returns. When it ends otherwise, what it left on
 * the stack is taken away and the value is empty.
 */
public final class EvalSub extends ChannelFunction {

    public EvalSub() {
        super(FunctionSpec.read(
                "EVAL_SUB",
                "What a subroutine returns",
                "EVAL_SUB([context,][extensions,]priority[(arg1[,...][,argN])])",
                1,
                1));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        Optional<Location> location = Location.parse(call.text());
        Optional<Place> start = location.flatMap(l -> Flow.resolve(channel, l, channel.place()));
        if (start.isEmpty()) {
            return call.warn("there is no such place");
        }
        Position.Mark mark = channel.position().mark();
        int depth = channel.gosubs().depth();
        try {
            if (!Flow.enter(channel, start.get(), location.orElseThrow().arguments())) {
                return call.warn("subroutines are nested too deep");
            }
            return switch (Flow.run(channel, depth)) {
                case Flow.End.Returned returned -> returned.value();
                case Flow.End.HangupAsked hangup -> {
                    channel.hangup(hangup.cause(), channel.whereNow());
                    yield "";
                }
                case Flow.End.Left left -> "";
                case Flow.End.Failed failed -> call.warn(failed.why());
                case Flow.End.FellOff fell -> call.warn("the subroutine ended without Return");
                case Flow.End.Dialed dialed -> call.warn("the subroutine was left by the key " + dialed.digits());
            };
        } finally {
            channel.gosubs().popTo(depth);
            channel.position().restore(mark);
        }
    }
}
