package org.hookswitch.pjsip.config;

import java.util.List;
import org.hookswitch.conf.table.Acl;
import org.hookswitch.conf.table.OptionSpec;

/** The options of an access list for all requests. Constants. */
public final class AclOptions {

    public static final OptionSpec<Acl> ADDRESSES =
            OptionSpec.acl("permit", "deny", "Addresses from which requests may come.");
    public static final OptionSpec<List<List<String>>> NAMES = OptionSpec.of("acl", Words.names())
            .help("Sections of acl.conf that must permit the address too.")
            .repeated();
    public static final OptionSpec<Acl> CONTACTS =
            OptionSpec.acl("contact_permit", "contact_deny", "Addresses that Contacts of requests may name.");
    public static final OptionSpec<List<List<String>>> CONTACT_NAMES = OptionSpec.of("contact_acl", Words.names())
            .help("Sections of acl.conf that must permit the addresses that Contacts name.")
            .repeated();

    private AclOptions() {}

    static List<OptionSpec<?>> all() {
        return List.of(ADDRESSES, NAMES, CONTACTS, CONTACT_NAMES);
    }
}
