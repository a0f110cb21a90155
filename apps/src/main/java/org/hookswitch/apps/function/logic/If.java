package org.hookswitch.apps.function.logic;

import java.util.List;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.text.Blanks;
import org.hookswitch.dialplan.ArgumentSplitter;
import org.hookswitch.dialplan.Condition;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code IF}: one value when a condition holds, another when it does not. */
public final class If extends Described {

    public If() {
        super(FunctionSpec.read("IF", "One value or another", "IF(expression?[true][:false])", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        List<String> parts = ArgumentSplitter.split(call.text(), '?', 2, true);
        List<String> values = parts.size() < 2 ? List.of() : ArgumentSplitter.split(parts.get(1), ':', 2, true);
        if (parts.isEmpty() || parts.getFirst().isEmpty() || values.isEmpty()) {
            return call.warn("wants a condition, a question mark, and a value before or after a colon");
        }
        int chosen = Condition.holds(Blanks.strip(parts.getFirst())) ? 0 : 1;
        return chosen < values.size() ? Blanks.strip(values.get(chosen)) : "";
    }
}
