package org.hookswitch.apps.call;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Device;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** Asks the far side to call somebody else: a SIP phone by 302 before the answer, by REFER afterwards. */
public final class Transfer implements Application {

    /** How long the far side may take to tell how it went. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final ApplicationSpec SPEC = ApplicationSpec.named(
                    "Transfer", "Ask the far side to call somebody else.")
            .description(
                    "TRANSFERSTATUS is SUCCESS, FAILURE, or UNSUPPORTED where the channel's technology knows no transfer;"
                            + " TRANSFERSTATUSPROTOCOL is the protocol's own code of a failure, or 0.")
            .required("dest", "[technology/]destination; with a technology, channels of others are left alone")
            .build();

    /** For the service loader. */
    public Transfer() {}

    @Override
    public ApplicationSpec spec() {
        return SPEC;
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        String destination = arguments.get(0);
        int slash = destination.indexOf('/');
        boolean named = slash > 0
                && channel.pbx()
                        .registry()
                        .driver(destination.substring(0, slash))
                        .isPresent();
        if (named && !destination.substring(0, slash).equalsIgnoreCase(channel.technology())) {
            return ended(channel, "UNSUPPORTED", 0);
        }
        var reply = new AtomicReference<Device.TransferReply>();
        boolean supported = !channel.isDeviceGone()
                && channel.device().transfer(named ? destination.substring(slash + 1) : destination, how -> {
                    reply.set(how);
                    channel.nudge();
                });
        if (!supported) {
            return ended(channel, "UNSUPPORTED", 0);
        }
        long deadline = channel.pbx().clock().nanos() + LONGEST.toNanos();
        var _ = channel.await(deadline, () -> reply.get() != null);
        Device.TransferReply how = reply.get();
        return how == null
                ? ended(channel, "FAILURE", 0)
                : ended(channel, how.succeeded() ? "SUCCESS" : "FAILURE", how.code());
    }

    private static Next ended(Channel channel, String status, int code) {
        channel.variable("TRANSFERSTATUS", status);
        channel.variable("TRANSFERSTATUSPROTOCOL", Integer.toString(code));
        return channel.mustLeave() ? Next.LEAVE : Next.CONTINUE;
    }
}
