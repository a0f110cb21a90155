package org.hookswitch.dialplan;

import java.nio.file.Path;
import java.util.Random;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;

/** Measures a plan of 100,000 extensions in 5,000 contexts: run by hand, no test. */
public final class Bulk {

    private static final int CONTEXTS = 5_000;
    private static final int EXTENSIONS = 20;

    private Bulk() {}

    static String text() {
        StringBuilder text = new StringBuilder("[general]\nautofallthrough=yes\n");
        for (int c = 0; c < CONTEXTS; c++) {
            text.append("[tenant-").append(c).append("]\ninclude => shared\n");
            for (int e = 0; e < EXTENSIONS; e++) {
                String name = e % 4 == 3 ? "_" + (e % 9 + 1) + "NXX." : Integer.toString(1000 + e);
                text.append("exten => ")
                        .append(name)
                        .append(",1,NoOp(call to ${EXTEN} of ")
                        .append(c)
                        .append(")\n");
                text.append(" same => n,Set(n=$[${n}+1])\n");
                text.append(" same => n(dial),Dial(PJSIP/${EXTEN}@tenant-")
                        .append(c)
                        .append(",30,tT)\n");
                text.append(" same => n,Hangup()\n");
            }
        }
        text.append("[shared]\nexten => h,1,NoOp(bye)\nexten => _*9X,1,VoiceMailMain()\n");
        return text.toString();
    }

    public static void main(String[] arguments) {
        String text = text();
        System.out.printf("%,d characters%n", text.length());
        Plan plan = Plan.EMPTY;
        for (int round = 0; round < 4; round++) {
            long before = used();
            long began = System.nanoTime();
            Conf conf = ConfReader.in(Path.of("/nowhere")).readText("extensions.conf", text);
            long parsed = System.nanoTime();
            Diagnostics diagnostics = new Diagnostics();
            plan = PlanReader.with(PlanText.NOON).read(conf, diagnostics);
            long compiled = System.nanoTime();
            conf = null;
            System.out.printf(
                    "file %d ms, plan %d ms, %d MB, %d contexts, %d diagnostics%n",
                    (parsed - began) / 1_000_000,
                    (compiled - parsed) / 1_000_000,
                    (used() - before) >> 20,
                    plan.contexts().size(),
                    diagnostics.list().size());
            if (round < 3) {
                plan = Plan.EMPTY;
            }
        }
        lookUp(plan, "plain names", "1005");
        lookUp(plan, "patterns", "4223555");
        lookUp(plan, "included", "*97");
        lookUp(plan, "nothing", "7");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void lookUp(Plan plan, String what, String dialed) {
        String[] contexts = new String[1024];
        Random random = new Random(1);
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = "tenant-" + random.nextInt(CONTEXTS);
        }
        double best = Double.MAX_VALUE;
        int found = 0;
        for (int round = 0; round < 40; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < 50_000; i++) {
                found += plan.match(contexts[i & 1023], dialed, "").isPresent() ? 1 : 0;
            }
            best = Math.min(best, (System.nanoTime() - began) / 50_000.0);
        }
        System.out.printf("%s: %.0f ns each (%d found)%n", what, best, found);
    }
}
