package org.hookswitch.apps.race;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Pbx;
import org.hookswitch.pbx.Registry;
import org.hookswitch.pbx.event.Event;
import org.hookswitch.simulate.SimulatedPhone;
import org.hookswitch.simulate.Simulation;

/**
 * A busy moment: seven callers dial thirteen phones at once, with routines at every stage; answers, ends of timeouts,
 * hangups and a fight for a lock fall on the same moments.
 */
final class Busy {

    static final int CHANNELS = 20;

    private static final String DIALPLAN = """
            [test]
            exten => _1XX,1,Set(CHANNEL(hangup_handler_push)=ended,s,1)
             same => n,Set(GROUP()=callers)
             same => n,Set(SECOND=${IF($[${EXTEN}=107]?:&PJSIP/b${EXTEN})})
             same => n,Dial(PJSIP/a${EXTEN}${SECOND},10,gB(caller^s^1)b(callee^s^1)U(answered))
             same => n,Set(GOT=${LOCK(gate)})
             same => n,Wait(0.1)
             same => n,Set(GLOBAL(TURNS)=${GLOBAL(TURNS)} ${EXTEN}:${GROUP_COUNT(callers)})
             same => n,Set(GONE=${UNLOCK(gate)})
             same => n,Hangup()
            [caller]
            exten => s,1,Set(GLOBAL(BEGUN)=${GLOBAL(BEGUN)} ${CHANNEL(name)})
             same => n,Wait(0.1)
             same => n,Return()
            [callee]
            exten => s,1,Set(CALLED=${CALLERID(num)})
             same => n,Return()
            [answered]
            exten => s,1,Wait(0.1)
             same => n,Set(GOT=${LOCK(answers)})
             same => n,Return()
            [ended]
            exten => s,1,Set(GLOBAL(ENDED)=${GLOBAL(ENDED)} ${CHANNEL(name)})
             same => n,Return()
            """;

    /** Applications keep no state, so all switches of a test may have the same. */
    private static final Registry APPLICATIONS = Pbx.builder().build().registry();

    private static final Plan PLAN = plan(DIALPLAN);

    private Busy() {}

    static Plan plan(String dialplan) {
        var diagnostics = new Diagnostics(100);
        Plan plan = PlanReader.with(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .read(ConfReader.in(Path.of(".")).readText("extensions.conf", dialplan), diagnostics);
        if (diagnostics.hasErrors()) {
            throw new AssertionError(diagnostics.render());
        }
        return plan;
    }

    /** What happened, in order; who had the lock when, and how free the order was. */
    record Run(List<Event> events, String turns, long choices, long order) {}

    static Run play(long seed) {
        try (Simulation simulation = Simulation.of(PLAN, seed, builder -> builder.withApplicationsOf(APPLICATIONS))) {
            List<SimulatedPhone> callers = new ArrayList<>();
            for (int i = 1; i <= 7; i++) {
                // Of the even ones one answers at the very end of its time; of the odd ones both at once, before that.
                SimulatedPhone a = simulation.phone("a10" + i);
                SimulatedPhone b = simulation.phone("b10" + i);
                if (i % 2 == 0) {
                    a.answersAfter(10_000);
                    b.ringsForEver();
                } else {
                    a.answersAfter(5_000).after(20_000, p -> hangUpIfInACall(p));
                    b.answersAfter(5_000);
                }
                callers.add(simulation.phone("c10" + i).identifiesAs("Caller " + i, "500" + i));
            }
            for (int i = 1; i <= 7; i++) {
                callers.get(i - 1).dials("10" + i, "test");
                callers.get(i - 1).after(20_000, p -> p.hangUp());
            }
            simulation.run();
            return new Run(
                    simulation.events(),
                    String.valueOf(simulation.pbx().globals().get("TURNS")),
                    simulation.clock().choices(),
                    simulation.clock().order());
        }
    }

    private static void hangUpIfInACall(SimulatedPhone phone) {
        if (!phone.channel().isClosed()) {
            phone.hangUp();
        }
    }

    /** Prints the digest of a run, in a process of its own. */
    public static void main(String[] arguments) {
        System.out.println(digest(play(7)));
    }

    static String digest(Run run) {
        String log = run.events().stream().map(Event::toString).collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(log.getBytes(StandardCharsets.UTF_8));
            return run.events().size() + " events " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
