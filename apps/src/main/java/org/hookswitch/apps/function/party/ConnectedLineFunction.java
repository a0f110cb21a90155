package org.hookswitch.apps.function.party;

import java.util.List;
import java.util.Optional;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code CONNECTEDLINE}: whom the channel talks to. What is set is shown to the channel's device, unless option {@code i}
 * is given or an interception routine runs.
 */
public final class ConnectedLineFunction extends ChannelFunction {

    public ConnectedLineFunction() {
        super(FunctionSpec.readWrite("CONNECTEDLINE", "Whom the channel talks to", "CONNECTEDLINE(datatype[,i])", 1, 2)
                .withWords(PartyWords.ofConnectedLine()));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        ConnectedLine line = channel.connected();
        List<String> words = PartyFields.words(call.argument(0));
        Optional<String> value = switch (words.getFirst()) {
            case "priv" -> PartyFields.read(line.priv(), words.subList(1, words.size()));
            case "source" -> Optional.of(line.source().word());
            default -> PartyFields.read(line.id(), words);
        };
        return value.orElseGet(() -> call.warn("has no such field"));
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        Optional<ConnectedLine> changed =
                change(channel.connected(), PartyFields.words(call.argument(0)), value.strip());
        if (changed.isEmpty()) {
            call.warn("cannot be set to '" + value + "'");
        } else if (Sending.isWanted(call, channel)) {
            channel.tell(changed.get());
        } else {
            channel.connected(changed.get());
        }
    }

    private static Optional<ConnectedLine> change(ConnectedLine line, List<String> words, String value) {
        return switch (words.getFirst()) {
            case "priv" ->
                PartyFields.write(line.priv(), words.subList(1, words.size()), value)
                        .map(line::withPriv);
            case "source" -> {
                for (ConnectedLine.Source source : ConnectedLine.Source.values()) {
                    if (source.word().equalsIgnoreCase(value)) {
                        yield Optional.of(line.withSource(source));
                    }
                }
                yield Optional.empty();
            }
            default -> PartyFields.write(line.id(), words, value).map(line::withId);
        };
    }
}
