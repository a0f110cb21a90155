package org.hookswitch.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The torture messages, by the names their RFCs give them. */
final class Torture {
    static final String[] RFC4475 = {
        "wsinv", "intmeth", "esc01", "escnull", "esc02", "lwsdisp", "longreq", "dblreq", "semiuri", "transports",
        "mpart01", "unreason", "noreason", "badinv01", "clerr", "ncl", "scalar02", "scalarlg", "quotbal", "ltgtruri",
        "lwsruri", "lwsstart", "trws", "escruri", "baddate", "regbadct", "badaspec", "baddn", "badvers", "mismatch01",
        "mismatch02", "bigcode", "badbranch", "insuf", "unkscm", "novelsc", "unksm2", "bext01", "invut", "regaut01",
        "multi01", "mcl01", "bcast", "zeromf", "cparam01", "cparam02", "regescrt", "sdp01", "inv2543"
    };
    static final String[] RFC5118 = {
        "ipv6-good", "ipv6-bad", "port-ambiguous", "port-unambiguous", "via-received-param-with-delim",
        "via-received-param-no-delim", "ipv6-in-sdp", "mult-ip-in-header", "mult-ip-in-sdp", "ipv4-mapped-ipv6",
        "ipv6-bug-abnf-3-colons", "ipv6-correct-abnf-2-colons"
    };

    private Torture() {}

    static byte[] bytes(String rfc, String name) {
        try (InputStream in = Torture.class.getResourceAsStream("/torture/" + rfc + "/" + name + ".dat")) {
            assertThat(in).as(name).isNotNull();
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (String name : RFC4475) {
            all.put(name, bytes("rfc4475", name));
        }
        for (String name : RFC5118) {
            all.put(name, bytes("rfc5118", name));
        }
        return all;
    }
}
