package org.hookswitch.pjsip.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.table.Acl;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.SectionType;
import org.hookswitch.conf.table.SectionTypes;
import org.hookswitch.conf.table.Settings;
import org.jspecify.annotations.Nullable;

/** The access lists of acl.conf, read when the first is asked for. One thread. */
final class NamedAcls {

    static final String FILE = "acl.conf";

    private static final OptionSpec<Acl> RULES =
            OptionSpec.acl("permit", "deny", "Addresses, in order; the last that fits decides.");

    /** A list of acl.conf; its name is the section's. */
    static final SectionType LIST = SectionType.of("acl", "An access list that others name.", RULES);

    private static final SectionTypes TYPES = SectionTypes.byName().withOthers(LIST);

    private final ConfReader reader;
    private final Diagnostics diagnostics;
    private @Nullable Map<String, Acl> lists;

    NamedAcls(ConfReader reader, Diagnostics diagnostics) {
        this.reader = reader;
        this.diagnostics = diagnostics;
    }

    Optional<Acl> named(String name) {
        Map<String, Acl> known = lists;
        if (known == null) {
            known = read();
            lists = known;
        }
        return Optional.ofNullable(known.get(name));
    }

    private Map<String, Acl> read() {
        Map<String, Acl> read = new HashMap<>();
        if (reader.exists(FILE)) {
            Conf conf = reader.read(FILE);
            diagnostics.addAll(conf.diagnostics());
            for (Settings list : TYPES.read(conf, diagnostics).all()) {
                read.put(list.name(), list.get(RULES));
            }
        }
        return read;
    }
}
