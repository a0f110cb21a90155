package org.hookswitch.apps.function.plan;

import java.util.Optional;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code STACK_PEEK}: from where the n-th innermost subroutine was called: {@code l} the whole place, {@code c} context,
 * {@code e} extension, {@code p} priority.
 */
public final class StackPeek extends ChannelFunction {

    public StackPeek() {
        super(FunctionSpec.read(
                "STACK_PEEK", "From where a subroutine was called", "STACK_PEEK(n,which[,suppress])", 2, 3));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        int n = CNumber.atoi(call.argument(0));
        if (n < 1) {
            return call.warn("wants a level of 1 or more");
        }
        Optional<Place> found = channel.gosubs().returnPlace(n);
        if (found.isEmpty()) {
            return CNumber.isTrue(call.argument(2)) ? "" : call.warn("there are not so many subroutines under way");
        }
        Place place = found.get();
        int caller = place.priority() - 1;
        return switch (call.argument(1).isEmpty() ? ' ' : call.argument(1).charAt(0)) {
            case 'l' -> place.context() + "," + place.exten() + "," + caller;
            case 'c' -> place.context();
            case 'e' -> place.exten();
            case 'p' -> Integer.toString(caller);
            default -> call.warn("wants l, c, e or p");
        };
    }
}
