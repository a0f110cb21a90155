package org.hookswitch.pjsip.config;

import java.util.List;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.sip.SipUri;

/**
 * An address of record as configured. Immutable.
 *
 * @param contacts those that are written, in order
 */
public record AorConfig(Settings settings, List<SipUri> contacts) {

    public AorConfig {
        contacts = List.copyOf(contacts);
    }

    public String name() {
        return settings.name();
    }

    public <T> T get(OptionSpec<T> option) {
        return settings.get(option);
    }
}
