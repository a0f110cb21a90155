package org.hookswitch.apps.flow;

import java.time.ZoneId;
import org.hookswitch.apps.Notice;
import org.hookswitch.apps.function.time.TestTime;
import org.hookswitch.dialplan.TimeSpec;
import org.hookswitch.pbx.Channel;

/** Whether it is now, or by TESTTIME(), a time that a specification names. Pure but for the clock. */
final class TimeCondition {

    private TimeCondition() {}

    static boolean holds(Channel channel, String times) {
        return TimeSpec.parse(times, problem -> Notice.warn(channel, problem))
                .includes(TestTime.now(channel), ZoneId.systemDefault());
    }
}
