package org.hookswitch.pjsip.config;

import java.util.List;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Values;

/** The options of a domain alias. Constants. */
public final class DomainAliasOptions {

    public static final OptionSpec<String> DOMAIN = OptionSpec.of("domain", Values.string())
            .help("The domain for which the section's name stands.")
            .required();

    private DomainAliasOptions() {}

    static List<OptionSpec<?>> all() {
        return List.of(DOMAIN);
    }
}
