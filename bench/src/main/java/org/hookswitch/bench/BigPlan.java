package org.hookswitch.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.hookswitch.check.Checker;
import org.hookswitch.check.Report;
import org.hookswitch.check.Sources;
import org.hookswitch.check.Vocabulary;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.dialplan.PlanReader;
import org.hookswitch.pbx.Pbx;

/**
 * A dialplan of 100,000 extensions in 5,000 contexts: how long it takes to load and to check, what it keeps in memory, and
 * how long a look-up takes.
 *
 * <p>{@code bench/java org.hookswitch.bench.BigPlan [FOLDER]}; with a folder it only writes extensions.conf there, for
 * {@code ./hookswitch check FOLDER}. The first round is that of a cold JVM.
 */
public final class BigPlan {

    private static final int CONTEXTS = 5_000;
    private static final int EXTENSIONS = 20;
    private static final int ROUNDS = 4;
    private static final int LOOK_UPS = 1_000_000;

    private BigPlan() {}

    /** Measures, or writes the plan into a folder. */
    public static void main(String[] args) throws IOException {
        String text = text();
        if (args.length > 0) {
            Files.writeString(Files.createDirectories(Path.of(args[0])).resolve("extensions.conf"), text);
            return;
        }
        System.out.printf(Locale.ROOT, "%,d extensions, %,d characters%n", CONTEXTS * EXTENSIONS, text.length());
        Plan plan = load(text);
        for (int round = 2; round <= ROUNDS; round++) {
            plan = Plan.EMPTY;
            plan = load(text);
        }
        lookUp(plan, "a plain name", "1005");
        lookUp(plan, "a pattern", "4223555");
        lookUp(plan, "an included pattern", "*97");
        lookUp(plan, "nothing", "7");
        try (Pbx pbx = Pbx.builder().build()) {
            Checker checker = new Checker(Vocabulary.of(pbx.registry()));
            for (int round = 1; round <= ROUNDS; round++) {
                Watch watch = new Watch();
                Report report = checker.check(Sources.ofTexts(Map.of("extensions.conf", text)));
                System.out.printf(
                        Locale.ROOT,
                        "check: %s, %d findings%n",
                        watch,
                        report.findings().size());
            }
        }
    }

    private static Plan load(String text) {
        long before = used();
        Watch watch = new Watch();
        Diagnostics diagnostics = new Diagnostics();
        Plan plan = PlanReader.with(Clock.systemUTC())
                .read(ConfReader.in(Path.of(".")).readText("extensions.conf", text), diagnostics);
        String time = watch.toString();
        System.out.printf(
                Locale.ROOT,
                "load: %s, keeps %d MB, %d diagnostics%n",
                time,
                (used() - before) >> 20,
                diagnostics.list().size());
        return plan;
    }

    private static void lookUp(Plan plan, String what, String dialled) {
        Random random = new Random(1);
        String[] contexts = new String[1024];
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = "tenant-" + random.nextInt(CONTEXTS);
        }
        double best = Double.MAX_VALUE;
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < LOOK_UPS; i++) {
                found += plan.match(contexts[i & 1023], dialled, "").isPresent() ? 1 : 0;
            }
            best = Math.min(best, (System.nanoTime() - began) / (double) LOOK_UPS);
        }
        System.out.printf(Locale.ROOT, "look-up of %s: %.0f ns (%s)%n", what, best, found > 0 ? "found" : "not there");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Tenants of one provider: names and patterns, a shared context, four priorities each. */
    private static String text() {
        StringBuilder text = new StringBuilder("[general]\nautofallthrough=yes\n");
        for (int c = 0; c < CONTEXTS; c++) {
            text.append("[tenant-").append(c).append("]\ninclude => shared\n");
            for (int e = 0; e < EXTENSIONS; e++) {
                boolean pattern = e % 4 == 3;
                String name = pattern ? "_" + (e / 4 + 2) + "NXXXXX" : Integer.toString(1000 + e);
                text.append("exten => ").append(name).append(",1,NoOp(call to ${EXTEN} of ");
                text.append(c).append(")\n same => n,Set(n=$[${n}+1])\n same => n(dial),Dial(PJSIP/${EXTEN}@tenant-");
                text.append(c).append(",30,r)\n same => n,Hangup()\n");
            }
        }
        return text.append("[shared]\nexten => h,1,NoOp(bye)\nexten => _*9X,1,Answer()\n same => n,Hangup()\n")
                .toString();
    }

    /** Wall time and the processor time of the whole process, compilers and collector included. */
    private static final class Watch {
        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final long wall = System.nanoTime();
        private final long cpu = system.getProcessCpuTime();

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.2f s (%.2f s of CPU)",
                    (System.nanoTime() - wall) / 1e9,
                    (system.getProcessCpuTime() - cpu) / 1e9);
        }
    }
}
