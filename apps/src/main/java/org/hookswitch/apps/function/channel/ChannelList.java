package org.hookswitch.apps.function.channel;

import java.util.Optional;
import java.util.stream.Collectors;
import org.hookswitch.apps.function.Described;
import org.hookswitch.dialplan.PosixRegex;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code CHANNELS}: the names of all channels, or of those that match a regular expression, separated by blanks. */
public final class ChannelList extends Described {

    public ChannelList() {
        super(FunctionSpec.read("CHANNELS", "Names of the channels", "CHANNELS([regular_expression])", 0, 1));
    }

    @Override
    public String read(FunctionCall call) {
        Optional<PosixRegex> pattern =
                call.text().isEmpty() ? Optional.empty() : PosixRegex.compile(call.text(), true, call::warn);
        if (pattern.isEmpty() && !call.text().isEmpty()) {
            return "";
        }
        return call.pbx().channels().all().stream()
                .map(Channel::name)
                .filter(name -> pattern.map(p -> p.find(name).isPresent()).orElse(true))
                .collect(Collectors.joining(" "));
    }
}
