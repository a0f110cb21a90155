package org.hookswitch.pbx;

import org.hookswitch.dialplan.Priority;
import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.spi.Application;
import org.hookswitch.pbx.spi.ApplicationSpec;
import org.hookswitch.pbx.spi.Arguments;
import org.hookswitch.pbx.spi.Next;
import org.hookswitch.pbx.spi.PreparedApplication;
import org.jspecify.annotations.Nullable;

/** One priority of a dialplan with the application it calls, found once when it first runs. Immutable. */
final class Step {

    private final String name;
    private final @Nullable Application application;
    private final Template template;
    private final @Nullable Arguments constant;
    private final PreparedApplication.@Nullable Step prepared;

    Step(Priority priority, @Nullable Application application) {
        this.name = priority.application();
        this.application = application;
        this.template = priority.arguments();
        this.constant = application != null && template.isConstant()
                ? Arguments.parse(application.spec(), template.source())
                : null;
        this.prepared = application instanceof PreparedApplication p ? p.prepare(template) : null;
    }

    /** What the application is like; null when there is none. */
    @Nullable
    ApplicationSpec spec() {
        return application == null ? null : application.spec();
    }

    /** Runs the application with arguments that were evaluated already, since somebody watches the dialplan. */
    Next runWith(Channel channel, String evaluated) {
        if (application == null) {
            return new Next.Failed("there is no application " + name);
        }
        channel.position().data(evaluated);
        return application.run(channel, Arguments.parse(application.spec(), evaluated));
    }

    Next run(Channel channel) {
        if (prepared != null) {
            return prepared.run(channel);
        }
        if (application == null) {
            return new Next.Failed("there is no application " + name);
        }
        Arguments arguments = constant;
        if (arguments == null) {
            arguments = Arguments.parse(application.spec(), template.evaluate(channel.scope()));
        }
        channel.position().data(arguments.text());
        return application.run(channel, arguments);
    }
}
