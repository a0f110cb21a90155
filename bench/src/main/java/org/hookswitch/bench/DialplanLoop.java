package org.hookswitch.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.media.MediaPipe;
import org.hookswitch.media.MediaPort;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Device;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Place;
import org.hookswitch.pbx.Signal;

/**
 * Dialplan speed: loops of a million turns, in priorities a second of CPU.
 *
 * <p>{@code java -m org.hookswitch.bench/org.hookswitch.bench.DialplanLoop}
 */
public final class DialplanLoop {

    static final int TURNS = 1_000_000;
    private static final int ROUNDS = 6;

    private static final String PLAN = """
            [loops]
            exten => count,1,Set(i=0)
             same => n(loop),Set(i=$[${i}+1])
             same => n,GotoIf($[${i}<%1$d]?loop)
             same => n,Hangup()
            exten => noop,1,Set(i=0)
             same => n(loop),NoOp(${i})
             same => n,NoOp(${CALLERID(num)} ${EXTEN})
             same => n,NoOp()
             same => n,Set(i=$[${i}+1])
             same => n,GotoIf($[${i}<%1$d]?loop)
             same => n,Hangup()
            exten => gosub,1,Set(i=0)
             same => n(loop),Gosub(sub,s,1(${i},two))
             same => n,GotoIf($[${i}<%1$d]?loop)
             same => n,Hangup()
            [sub]
            exten => s,1,Set(i=$[${ARG1}+1])
             same => n,Return(${i})
            [nothing]
            exten => s,1,Return()
            """.formatted(TURNS);

    private DialplanLoop() {}

    /** Runs all loops. */
    public static void main(String[] args) throws InterruptedException {
        try (Pbx pbx = Pbx.builder().plan(plan()).build()) {
            measure(pbx, "count", 2);
            measure(pbx, "noop", 5);
            measure(pbx, "gosub", 4);
        }
    }

    static Plan plan() {
        var diagnostics = new Diagnostics(10);
        Plan plan = PlanReader.with(Clock.systemDefaultZone())
                .read(ConfReader.in(Path.of(".")).readText("extensions.conf", PLAN), diagnostics);
        if (!diagnostics.isEmpty()) {
            throw new IllegalStateException(diagnostics.render());
        }
        return plan;
    }

    /** Runs one of the loops on this thread. */
    static void run(Pbx pbx, String loop) {
        pbx.dialplanThreads().run(channel(pbx, loop));
    }

    /** A channel that stands before one of the loops. */
    static Channel channel(Pbx pbx, String loop) {
        Channel channel = pbx.newChannel("Bench", loop, null, false);
        channel.attach(new Nobody());
        pbx.announce(channel);
        channel.position().moveTo(new Place("loops", loop, 1));
        return channel;
    }

    private static void measure(Pbx pbx, String loop, int prioritiesATurn) throws InterruptedException {
        for (int round = 1; round <= ROUNDS; round++) {
            var cpu = new AtomicLong();
            var bytes = new AtomicLong();
            Thread thread = Thread.ofPlatform().start(() -> {
                var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                long start = threads.getCurrentThreadCpuTime();
                long allocated = threads.getCurrentThreadAllocatedBytes();
                run(pbx, loop);
                cpu.set(threads.getCurrentThreadCpuTime() - start);
                bytes.set(threads.getCurrentThreadAllocatedBytes() - allocated);
            });
            thread.join();
            long priorities = (long) TURNS * prioritiesATurn;
            System.out.printf(
                    Locale.ROOT,
                    "%-6s round %d: %6.2f million priorities/s of CPU, %4.0f ns and %4.0f bytes a priority%n",
                    loop,
                    round,
                    priorities * 1e3 / cpu.get(),
                    (double) cpu.get() / priorities,
                    (double) bytes.get() / priorities);
        }
    }

    /** A device that says and hears nothing. */
    private static final class Nobody implements Device {
        private final MediaPort port = new MediaPipe().first();

        @Override
        public void call() {}

        @Override
        public void indicate(Signal.Indication indication) {}

        @Override
        public void answer() {}

        @Override
        public void hangup(HangupCause cause) {}

        @Override
        public MediaPort media() {
            return port;
        }
    }
}
