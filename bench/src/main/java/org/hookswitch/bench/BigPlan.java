package org.hookswitch.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
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
 * A dialplan of 100,000 extensions in 5,000 contexts: how long a cold JVM takes to load and to check it, and what it keeps
 * in memory. {@link DialplanBenchmark} has the same in a warm one.
 *
 * <p>{@code bench/java org.hookswitch.bench.BigPlan [FOLDER]}; with a folder it only writes extensions.conf there, for
 * {@code ./hookswitch check FOLDER}.
 */
public final class BigPlan {

    private static final int CONTEXTS = 5_000;
    private static final int EXTENSIONS = 20;

    private BigPlan() {}

    /** Measures, or writes the plan into a folder. */
    public static void main(String[] args) throws IOException {
        String text = text();
        if (args.length > 0) {
            Files.writeString(Files.createDirectories(Path.of(args[0])).resolve("extensions.conf"), text);
            return;
        }
        System.out.printf(Locale.ROOT, "%,d extensions, %,d characters%n", CONTEXTS * EXTENSIONS, text.length());
        load(text);
        try (Pbx pbx = Pbx.builder().build()) {
            Watch watch = new Watch();
            Report report =
                    new Checker(Vocabulary.of(pbx.registry())).check(Sources.ofTexts(Map.of("extensions.conf", text)));
            System.out.printf(
                    Locale.ROOT,
                    "check: %s, %d findings%n",
                    watch,
                    report.findings().size());
        }
    }

    private static void load(String text) {
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
        Reference.reachabilityFence(plan);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The name of a tenant's context. */
    static String context(int tenant) {
        return "tenant-" + tenant;
    }

    /** Tenants of one provider: names and patterns, a shared context, four priorities each. */
    static String text() {
        StringBuilder text = new StringBuilder("[general]\nautofallthrough=yes\n");
        for (int c = 0; c < CONTEXTS; c++) {
            text.append('[').append(context(c)).append("]\ninclude => shared\n");
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
