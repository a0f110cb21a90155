package org.hookswitch.pjsip.config;

import static org.hookswitch.pjsip.config.Words.detailOf;
import static org.hookswitch.pjsip.config.Words.offOnly;

import java.util.List;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Values;

/** The options of the SIP stack itself. Constants. */
public final class SystemOptions {

    private static final String NO_POOL = "there is no pool of threads to size";

    public static final OptionSpec<Integer> TIMER_T1 = OptionSpec.of("timer_t1", Values.integer(100, 10_000))
            .help("Estimate of the round trip, milliseconds: RFC 3261's T1.")
            .defaultsTo(500);
    public static final OptionSpec<Integer> TIMER_B = OptionSpec.of("timer_b", Values.integer(1000, 600_000))
            .help("How long a request waits for its answer, milliseconds: RFC 3261's timer B.")
            .defaultsTo(32_000);

    private SystemOptions() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                TIMER_T1,
                TIMER_B,
                offOnly("compact_headers", "headers are written in their long form"),
                offOnly("disable_rport", "responses are always asked to come back to the port that was sent from"),
                detailOf("disable_tcp_switch", "large requests stay on UDP", "yes", "true", "1", "on"),
                detailOf("follow_early_media_fork", "write it in the endpoint", "yes"),
                detailOf("accept_multiple_sdp_answers", "the first answer of each branch counts", "no"),
                detailOf("taskpool_minimum_size", NO_POOL),
                detailOf("taskpool_initial_size", NO_POOL),
                detailOf("taskpool_auto_increment", NO_POOL),
                detailOf("taskpool_idle_timeout", NO_POOL),
                detailOf("taskpool_max_size", NO_POOL),
                detailOf("threadpool_initial_size", NO_POOL),
                detailOf("threadpool_auto_increment", NO_POOL),
                detailOf("threadpool_idle_timeout", NO_POOL),
                detailOf("threadpool_max_size", NO_POOL));
    }
}
