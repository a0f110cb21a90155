package org.hookswitch.pbx;

import org.hookswitch.dialplan.Priority;

/** Finds for a priority the application it calls: looked up once, kept with the priority. Thread-safe. */
final class Steps {

    private final Registry registry;

    Steps(Registry registry) {
        this.registry = registry;
    }

    Step of(Priority priority) {
        if (priority.bound() instanceof Step step) {
            return step;
        }
        var step =
                new Step(priority, registry.application(priority.application()).orElse(null));
        priority.bind(step);
        return step;
    }
}
