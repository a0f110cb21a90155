package org.hookswitch.pjsip.kit;

import java.time.Duration;
import java.util.List;
import org.hookswitch.media.EchoSink;
import org.hookswitch.media.FrameSink;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Clock;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Signal;
import org.hookswitch.pbx.party.ConnectedLine;
import org.hookswitch.pbx.party.PartyId;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;

/** The few applications that dialplans of these tests need, as small as they can be. */
record TestApp(ApplicationSpec spec, Body body) implements Application {

    interface Body {
        Next run(Channel channel, Arguments arguments);
    }

    @Override
    public Next run(Channel channel, Arguments arguments) {
        return body.run(channel, arguments);
    }

    private static TestApp of(String name, Body body) {
        return new TestApp(
                ApplicationSpec.named(name, name).optional("text", "anything").build(), body);
    }

    private static Next signal(Channel channel, Signal.Indication indication) {
        channel.indicate(indication);
        return Next.CONTINUE;
    }

    static List<Application> all() {
        return List.of(
                of("Answer", (channel, _) -> {
                    channel.answer();
                    return Next.CONTINUE;
                }),
                of("Ringing", (channel, _) -> signal(channel, new Signal.Ringing())),
                of("Progress", (channel, _) -> signal(channel, new Signal.Progress())),
                of("Busy", (channel, _) -> {
                    channel.indicate(new Signal.Busy());
                    return waits(channel, Clock.NEVER);
                }),
                of("Congestion", (channel, _) -> {
                    channel.indicate(new Signal.Congestion());
                    return waits(channel, Clock.NEVER);
                }),
                of(
                        "Hangup",
                        (_, arguments) -> new Next.Hangup(
                                arguments.get(0).isEmpty()
                                        ? HangupCause.NORMAL_CLEARING
                                        : HangupCause.parse(arguments.get(0)).orElseThrow())),
                of(
                        "Wait",
                        (channel, arguments) -> waits(
                                channel,
                                channel.pbx().clock().nanos()
                                        + Duration.ofMillis((long) (1000 * Double.parseDouble(arguments.get(0))))
                                                .toNanos())),
                of("Stay", (channel, _) -> waits(channel, Clock.NEVER)),
                of("Set", (channel, arguments) -> {
                    int equals = arguments.text().indexOf('=');
                    Assignment.set(
                            channel,
                            arguments.text().substring(0, equals),
                            arguments.text().substring(equals + 1));
                    return Next.CONTINUE;
                }),
                of("NoOp", (_, _) -> Next.CONTINUE),
                of("Tell", (channel, arguments) -> {
                    channel.tell(ConnectedLine.NONE.withId(PartyId.parse(arguments.text())));
                    return Next.CONTINUE;
                }),
                of("Echo", (channel, _) -> {
                    channel.answer();
                    EchoSink.start(channel.media());
                    Next next = waits(channel, Clock.NEVER);
                    channel.media().deliverTo(FrameSink.NOWHERE);
                    return next;
                }));
    }

    private static Next waits(Channel channel, long deadline) {
        while (true) {
            Signal signal = channel.next(deadline);
            if (signal == null) {
                return Next.CONTINUE;
            }
            if (signal instanceof Signal.Leave) {
                return Next.LEAVE;
            }
        }
    }
}
