package org.hookswitch.pbx.spi;

import org.hookswitch.dialplan.Template;
import org.hookswitch.pbx.Channel;

/** An application that looks at its arguments when the dialplan is loaded, so that each run is cheaper. */
public interface PreparedApplication extends Application {

    /** One use of the application in a dialplan, ready to run again and again, by many channels at once. */
    @FunctionalInterface
    interface Step {
        Next run(Channel channel);
    }

    /** Prepares a use; must do exactly what {@link #run} does with the evaluated template. */
    Step prepare(Template arguments);
}
