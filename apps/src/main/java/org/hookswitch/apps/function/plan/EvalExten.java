package org.hookswitch.apps.function.plan;

import java.util.Optional;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.dialplan.Location;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.dialplan.Scope;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code EVAL_EXTEN}: the arguments that stand at a place of the dialplan, evaluated as they would be there; nothing is
 * executed.
 */
public final class EvalExten extends ChannelFunction {

    public EvalExten() {
        super(FunctionSpec.read(
                "EVAL_EXTEN",
                "The evaluated arguments at a place",
                "EVAL_EXTEN([context,][extensions,]priority)",
                1,
                3));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        Optional<Place> found = Location.parse(call.text()).flatMap(l -> Flow.resolve(channel, l, channel.place()));
        if (found.isEmpty()) {
            return call.warn("there is no such place");
        }
        Place place = found.get();
        Priority priority = channel.plan()
                .match(
                        place.context(),
                        place.exten(),
                        channel.caller().id().number().digits())
                .map(m -> m.priority(place.priority()))
                .orElse(null);
        return priority == null ? "" : priority.arguments().evaluate(new There(channel.scope(), place));
    }

    /** The channel's variables and functions, seen from another place. */
    private record There(Scope here, Place place) implements Scope {
        @Override
        public @Nullable String variable(String name) {
            return switch (name) {
                case "CONTEXT" -> place.context();
                case "EXTEN" -> place.exten();
                case "PRIORITY" -> Integer.toString(place.priority());
                default -> here.variable(name);
            };
        }

        @Override
        public String function(String name, String arguments) {
            return here.function(name, arguments);
        }

        @Override
        public void warn(String message) {
            here.warn(message);
        }
    }
}
