package org.hookswitch.apps.function.world;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Outside;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Shell;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code SHELL}: what a command of the system's shell prints, line ends and all. When the channel has to leave first, the
 * value is empty and the command goes on by itself.
 */
public final class ShellFunction extends Described {

    /** How long somebody waits who is no channel. */
    private static final long LONGEST_MILLIS = 60_000;

    public ShellFunction() {
        super(FunctionSpec.read("SHELL", "Output of a command", "SHELL(command)", 1, 1)
                .withDanger(FunctionSpec.Danger.READ));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.text().isEmpty()) {
            return call.warn("wants a command");
        }
        Optional<Channel> channel = call.channel();
        Optional<Shell.Result> result =
                channel.isPresent() ? Shell.run(channel.get(), call.text(), true) : withoutChannel(call);
        return result.map(Shell.Result::output).orElse("");
    }

    private static Optional<Shell.Result> withoutChannel(FunctionCall call) {
        try {
            return Outside.await(call, Shell.of(call.pbx()).start(call.text(), true), LONGEST_MILLIS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a shell never fails by itself", e);
        }
    }
}
