package org.hookswitch.pjsip.config;

import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Values;

/** The options of an identification. Constants. */
public final class IdentifyOptions {

    public static final OptionSpec<String> ENDPOINT = OptionSpec.of("endpoint", Values.string())
            .help("The endpoint that is identified.")
            .required();
    public static final OptionSpec<List<List<String>>> MATCH = OptionSpec.of("match", Values.list(Values.string()))
            .help("Addresses, networks or host names from which its requests come; a name is looked up at start.")
            .repeated();
    public static final OptionSpec<Optional<String>> MATCH_HEADER = OptionSpec.of("match_header", Values.string())
            .help("A header that its requests have: Name: value, or Name: /regular expression/.")
            .optional();
    public static final OptionSpec<Optional<String>> MATCH_REQUEST_URI = OptionSpec.of(
                    "match_request_uri", Values.string())
            .help("The Request-URI that its requests have: a URI, or /regular expression/.")
            .optional();
    public static final OptionSpec<Boolean> SRV_LOOKUPS = OptionSpec.of("srv_lookups", Values.yesNo())
            .help("Whether SRV records of a host name are looked up too.")
            .defaultsTo(true);

    private IdentifyOptions() {}

    static List<OptionSpec<?>> all() {
        return List.of(ENDPOINT, MATCH, MATCH_HEADER, MATCH_REQUEST_URI, SRV_LOOKUPS);
    }
}
