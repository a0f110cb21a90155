package org.hookswitch.check;

import java.util.List;
import org.hookswitch.dialplan.Context;
import org.hookswitch.dialplan.Extension;
import org.hookswitch.dialplan.Priority;
import org.hookswitch.pbx.spi.ApplicationSpec.Trait;
import org.jspecify.annotations.Nullable;

/**
 * One priority of the plan with the applications it calls: a node of the flow.
 *
 * @param id counted from 0 through the plan; the priorities of an extension stand side by side
 * @param index which priority of its extension it is, from 0
 */
record Step(int id, Context context, Extension extension, int index, Priority priority, List<Call> calls) {

    Call call() {
        return calls.getFirst();
    }

    boolean has(Trait trait) {
        for (Call call : calls) {
            if (call.has(trait)) {
                return true;
            }
        }
        return false;
    }

    /** The application with that trait that is called here, by its own name. */
    String named(Trait trait) {
        return calls.stream()
                .filter(call -> call.has(trait))
                .findFirst()
                .flatMap(Call::spec)
                .map(spec -> spec.name())
                .orElse(priority.application());
    }

    String where() {
        return extension.name() + "@" + context.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Step step && step.id == id && step.priority == priority;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
