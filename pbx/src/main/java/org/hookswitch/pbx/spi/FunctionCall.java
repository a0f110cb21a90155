package org.hookswitch.pbx.spi;

import java.util.List;
import java.util.Optional;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Pbx;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One use of a function: where, and with which arguments. Confined to the thread that evaluates. */
public final class FunctionCall {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionCall.class);

    private final Pbx pbx;
    private final @Nullable Channel channel;
    private final FunctionSpec spec;
    private final String text;
    private @Nullable List<String> arguments;

    public FunctionCall(Pbx pbx, @Nullable Channel channel, FunctionSpec spec, String text) {
        this.pbx = pbx;
        this.channel = channel;
        this.spec = spec;
        this.text = text;
    }

    public Pbx pbx() {
        return pbx;
    }

    /** The channel on which it is evaluated; empty for a use without a call, such as a manager's Getvar. */
    public Optional<Channel> channel() {
        return Optional.ofNullable(channel);
    }

    /** All that stands in the parentheses, substituted. */
    public String text() {
        return text;
    }

    /** The arguments, split at commas into at most {@link FunctionSpec#maximum()}. */
    public List<String> arguments() {
        List<String> split = arguments;
        if (split == null) {
            split = ArgumentSplitter.split(text, Math.max(1, spec.maximum()));
            arguments = split;
        }
        return split;
    }

    /** The argument at an index from 0; empty when it is not there. */
    public String argument(int index) {
        return index < arguments().size() ? arguments().get(index) : "";
    }

    /** Logs what is wrong with this use, with its place in the dialplan, and answers the empty string. */
    public String warn(String what) {
        LOG.warn("{}({}): {}{}", spec.name(), text, what, channel == null ? "" : " at " + channel.whereNow());
        return "";
    }
}
