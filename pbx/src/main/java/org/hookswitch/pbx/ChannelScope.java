package org.hookswitch.pbx;

import org.hookswitch.dialplan.Scope;
import org.hookswitch.pbx.spi.DialplanFunction;
import org.hookswitch.pbx.spi.FunctionCall;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What substitution sees on a channel: built-in variables first, then the channel's, then the global ones; and functions.
 *
 * <p>On the thread that evaluates. Without a channel, as for a manager's request, only global things exist.
 */
final class ChannelScope implements Scope {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelScope.class);

    private final Pbx pbx;
    private final @Nullable Channel channel;

    ChannelScope(Pbx pbx, @Nullable Channel channel) {
        this.pbx = pbx;
        this.channel = channel;
    }

    @Override
    public @Nullable String variable(String name) {
        if (channel != null) {
            String builtIn = builtIn(channel, name);
            if (builtIn != null) {
                return builtIn;
            }
            String own = channel.variables().get(name);
            if (own != null) {
                return own;
            }
        }
        String ofSwitch = pbx.builtIn(name);
        return ofSwitch != null ? ofSwitch : pbx.globals().get(name);
    }

    private static @Nullable String builtIn(Channel c, String name) {
        // Built-in names are at least four characters long; most variables that loops use are shorter.
        if (name.length() < 4) {
            return null;
        }
        return switch (name) {
            case "EXTEN" -> c.position().exten();
            case "CONTEXT" -> c.position().context();
            case "PRIORITY" -> Integer.toString(c.position().priority());
            case "CHANNEL" -> c.name();
            case "UNIQUEID" -> c.uniqueId();
            case "HANGUPCAUSE" -> Integer.toString(c.hangupCause().code());
            case "CALLINGPRES" ->
                Integer.toString(c.caller().id().presentation().code());
            case "CALLINGANI2" -> Integer.toString(c.caller().ani2());
            case "CALLINGTON" -> Integer.toString(c.caller().id().number().plan());
            case "CALLINGTNS" -> c.dialed().transitNetwork();
            default -> null;
        };
    }

    @Override
    public void warn(String message) {
        if (channel == null) {
            LOG.warn("{}", message);
        } else {
            LOG.warn("{}: {} at {}", channel, message, channel.whereNow());
        }
    }

    @Override
    public String function(String name, String arguments) {
        DialplanFunction function = pbx.registry().lookup(name);
        if (function == null) {
            LOG.error(
                    "function {} is not registered{}", name, channel == null ? "" : ", used at " + channel.whereNow());
            return "";
        }
        return function.read(new FunctionCall(pbx, channel, function.spec(), arguments));
    }
}
