package org.hookswitch.apps.function.plan;

import java.util.Locale;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.RaisedException;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code EXCEPTION}: why and where a call went to its {@code e} extension. */
public final class ExceptionFunction extends ChannelFunction {

    public ExceptionFunction() {
        super(FunctionSpec.read("EXCEPTION", "Why a call is in its e extension", "EXCEPTION(field)", 1, 1)
                .withWords("reason", "context", "exten", "priority"));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        return RaisedException.of(channel)
                .map(raised -> switch (call.text().toLowerCase(Locale.ROOT)) {
                    case "reason" -> raised.reason();
                    case "context" -> raised.place().context();
                    case "exten" -> raised.place().exten();
                    case "priority" -> Integer.toString(raised.place().priority());
                    default -> call.warn("has no such field");
                })
                .orElse("");
    }
}
