package org.hookswitch.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedTest {

    /** Contexts with extensions, each with a subroutine, a routine, an include and a jump. */
    static String plan(int contexts, int extensions) {
        StringBuilder plan = new StringBuilder();
        for (int c = 0; c < contexts; c++) {
            plan.append("[ctx").append(c).append("]\n");
            // Chains of ten contexts, as generated plans have them.
            if (c % 10 != 9) {
                plan.append("include => ctx").append(c + 1).append('\n');
            }
            for (int e = 0; e < extensions; e++) {
                int number = 1000 + e;
                String name = e % 5 == 4 ? "_" + number + "X" : String.valueOf(number);
                plan.append("exten => ")
                        .append(name)
                        .append(",1,Gosub(sub")
                        .append(c)
                        .append(",s,1(${EXTEN}))\n");
                plan.append(" same => n,Dial(PJSIP/").append(number).append(",20,b(pre^s^1))\n");
                plan.append(" same => n,GotoIf($[\"${DIALSTATUS}\" = \"BUSY\"]?busy)\n");
                plan.append(" same => n(busy),Hangup()\n");
            }
            plan.append("[sub").append(c).append("]\nexten => s,1,NoOp()\n same => n,Return()\n");
        }
        plan.append("[pre]\nexten => s,1,Return()\n");
        return plan.toString();
    }

    /** Five times as many take 3 s of one processor; the limit is for a machine that does ten other things. */
    @Test
    void twentyThousandExtensionsAreCheckedInSeconds() {
        Checker checker = new Checker(Vocabulary.ofAsterisk());
        Sources sources = Sources.ofTexts(Map.of("extensions.conf", plan(1000, 20)));
        long start = System.nanoTime();
        Report report = checker.check(sources);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("20,000 extensions checked in " + took.toMillis() + " ms");
        assertThat(report.findings()).isEmpty();
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }
}
