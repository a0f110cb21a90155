package org.hookswitch.dialplan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures the executor's loop, {@code Set(i=$[${i}+1])} and {@code GotoIf($[${i}<n]?loop)}: run by hand, no test.
 *
 * <p>Prints the best of many short rounds, which a busy machine disturbs least.
 */
public final class Loop {

    private static final int ROUNDS = 60;
    private static final int STEPS = 200_000;

    private Loop() {}

    private static final class Variables implements Scope {
        final Map<String, String> values = new HashMap<>();

        @Override
        public @Nullable String variable(String name) {
            return values.get(name);
        }

        @Override
        public String function(String name, String arguments) {
            return "";
        }

        @Override
        public void warn(String message) {
            throw new IllegalStateException(message);
        }
    }

    public static void main(String[] arguments) {
        counting();
        condition("$[\"${name}\" = \"abc\"]");
        condition("$[${LEN} > 5 & \"${name}\" != \"\"]");
        condition("$[${name} =~ \"^[0-9]+$\"]");
    }

    private static void counting() {
        Template.Split set = Template.parse("i=$[${i}+1]").splitAt('=').orElseThrow();
        Template.Split jump =
                Template.parse("$[${i}<" + STEPS / 2 + "]?loop").splitAt('?').orElseThrow();
        String name = set.before().asConstant().orElseThrow();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            Variables scope = new Variables();
            scope.values.put("i", "0");
            long began = System.nanoTime();
            boolean again = true;
            while (again) {
                scope.values.put(name, set.after().evaluate(scope));
                again = jump.before().test(scope);
            }
            best = Math.min(best, (double) (System.nanoTime() - began) / STEPS);
        }
        System.out.printf("Set and GotoIf: %.1f ns each%n", best);
    }

    private static void condition(String text) {
        Template template = Template.parse(text);
        Variables scope = new Variables();
        scope.values.put("name", "abd");
        scope.values.put("LEN", "7");
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            int held = 0;
            for (int i = 0; i < STEPS; i++) {
                held += template.test(scope) ? 1 : 0;
            }
            best = Math.min(best, (double) (System.nanoTime() - began) / STEPS);
            if (held != 0 && held != STEPS) {
                throw new IllegalStateException("unsteady");
            }
        }
        System.out.printf("%s: %.1f ns each%n", text, best);
    }
}
