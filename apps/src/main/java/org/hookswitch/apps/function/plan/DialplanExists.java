package org.hookswitch.apps.function.plan;

import org.hookswitch.apps.function.CNumber;
import org.hookswitch.apps.function.Described;
import org.hookswitch.dialplan.Plan;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/** {@code DIALPLAN_EXISTS}: 1 when a context, an extension of it, or a priority or label of that exists, else 0. */
public final class DialplanExists extends Described {

    public DialplanExists() {
        super(FunctionSpec.read(
                "DIALPLAN_EXISTS", "Whether a place exists", "DIALPLAN_EXISTS(context[,extension[,priority]])", 1, 3));
    }

    @Override
    public String read(FunctionCall call) {
        String context = call.argument(0);
        if (context.isEmpty()) {
            call.warn("wants a context");
            return "0";
        }
        return exists(call, context, call.argument(1), call.argument(2)) ? "1" : "0";
    }

    static boolean exists(FunctionCall call, String context, String exten, String priority) {
        Plan plan = call.channel().map(c -> c.plan()).orElseGet(() -> call.pbx().plan());
        if (exten.isEmpty() && priority.isEmpty()) {
            return plan.context(context).isPresent();
        }
        String caller =
                call.channel().map(c -> c.caller().id().number().digits()).orElse("");
        int number = CNumber.atoi(priority);
        String wanted = priority.isEmpty() ? "1" : number > 0 ? Integer.toString(number) : priority;
        return plan.resolve(context, exten, wanted, caller, 1).isPresent();
    }
}
