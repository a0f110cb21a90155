package org.hookswitch.apps.function.list;

import java.util.List;
import java.util.stream.Collectors;
import org.hookswitch.apps.function.ChannelFunction;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code HASH}: values of the channel under a name and a key. Without a key, reading gives all values, and setting takes
 * the values of a row that a database function has read, under the names of its columns.
 */
public final class Hash extends ChannelFunction {

    private static final String COLUMNS = "~ODBCFIELDS~";

    public Hash() {
        super(FunctionSpec.readWrite("HASH", "Values under a name and a key", "HASH(hashname[,hashkey])", 1, 2));
    }

    @Override
    protected String read(FunctionCall call, Channel channel) {
        Hashes hashes = Hashes.of(channel);
        String hash = call.argument(0);
        if (call.arguments().size() < 2) {
            return hashes.keys(hash).stream().map(key -> hashes.get(hash, key)).collect(Collectors.joining(","));
        }
        return hashes.get(hash, call.argument(1));
    }

    @Override
    protected void write(FunctionCall call, Channel channel, String value) {
        Hashes hashes = Hashes.of(channel);
        String hash = call.argument(0);
        if (call.arguments().size() == 2) {
            hashes.set(hash, call.argument(1), value);
            return;
        }
        String columns = channel.variables().get(COLUMNS);
        if (columns == null) {
            call.warn("needs a key, or a row read from a database");
            return;
        }
        hashes.clear(hash);
        List<String> names = ArgumentSplitter.split(columns);
        List<String> values = ArgumentSplitter.split(value);
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            hashes.set(hash, names.get(i), values.get(i));
        }
    }
}
