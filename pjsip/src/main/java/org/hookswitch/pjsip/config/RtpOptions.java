package org.hookswitch.pjsip.config;

import static org.hookswitch.conf.table.OptionSpec.notSupported;
import static org.hookswitch.pjsip.config.Words.detailOf;
import static org.hookswitch.pjsip.config.Words.offOnly;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.ConfReader;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.SectionType;
import org.hookswitch.conf.table.SectionTypes;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.conf.table.Values;
import org.hookswitch.media.rtp.RtpSettings;

/** The options of rtp.conf. Constants. */
public final class RtpOptions {

    /** The file that is read. */
    public static final String FILE = "rtp.conf";

    private static final RtpSettings STANDARD = RtpSettings.defaults();
    private static final String NO_ICE = "there is no ICE, STUN or TURN";

    /** A digit's timeout is written in samples at this rate. */
    private static final int SAMPLES_A_MILLISECOND = 8;

    private static final Map<String, Boolean> STRICT_WORDS = new LinkedHashMap<>();

    static {
        for (String yes : new String[] {"yes", "true", "y", "t", "1", "on", "seqno"}) {
            STRICT_WORDS.put(yes, true);
        }
        for (String no : new String[] {"no", "false", "n", "f", "0", "off"}) {
            STRICT_WORDS.put(no, false);
        }
    }

    public static final OptionSpec<Integer> START = OptionSpec.of("rtpstart", Values.integer(1024, 65_534))
            .help("First port for media.")
            .defaultsTo(STANDARD.firstPort());
    public static final OptionSpec<Integer> END = OptionSpec.of("rtpend", Values.integer(1025, 65_535))
            .help("Last port for media.")
            .defaultsTo(STANDARD.lastPort());
    public static final OptionSpec<Boolean> STRICT = OptionSpec.of("strictrtp", Values.words(STRICT_WORDS))
            .help("Whether media from others than the source learned is dropped: yes, no, seqno (as yes).")
            .defaultsTo(STANDARD.strict());
    public static final OptionSpec<Integer> PROBATION = OptionSpec.of("probation", Values.integer(1, 100))
            .help("Packets in a row after which a source is believed.")
            .defaultsTo(STANDARD.probation());
    public static final OptionSpec<Duration> RTCP_INTERVAL = OptionSpec.of(
                    "rtcpinterval", Values.milliseconds(500, 60_000))
            .help("Mean time between two RTCP reports, milliseconds.")
            .defaultsTo(STANDARD.rtcpInterval());
    public static final OptionSpec<Integer> DTMF_TIMEOUT = OptionSpec.of("dtmftimeout", Values.integer(1, 80_000))
            .help("A key whose end was lost ends after so many samples at 8000 a second.")
            .defaultsTo((int) STANDARD.digitTimeout().toMillis() * SAMPLES_A_MILLISECOND);

    public static final SectionType GENERAL = SectionType.of(
            "general",
            "Ports and times of media.",
            START,
            END,
            STRICT,
            PROBATION,
            RTCP_INTERVAL,
            DTMF_TIMEOUT,
            detailOf("rtpchecksums", "the kernel makes the checksums of UDP", "yes"),
            offOnly("icesupport", NO_ICE),
            notSupported("stunaddr", NO_ICE, ""),
            notSupported("turnaddr", NO_ICE, ""),
            notSupported("turnusername", NO_ICE, ""),
            notSupported("turnpassword", NO_ICE, ""),
            notSupported("stun_acl", NO_ICE, ""),
            notSupported("stun_deny", NO_ICE, ""),
            notSupported("stun_permit", NO_ICE, ""),
            notSupported("ice_acl", NO_ICE, ""),
            notSupported("ice_deny", NO_ICE, ""),
            notSupported("ice_permit", NO_ICE, ""),
            detailOf("dtls_mtu", "media is not encrypted"),
            detailOf("srtpreplayprotection", "media is not encrypted", "yes", "no"));

    static final SectionTypes TYPES =
            SectionTypes.byName(GENERAL, SectionType.notSupported("ice_host_candidates", NO_ICE));

    private RtpOptions() {}

    /** What the file says, or how it is without one. */
    static RtpSettings read(ConfReader reader, Diagnostics diagnostics) {
        if (!reader.exists(FILE)) {
            return STANDARD;
        }
        Conf conf = reader.read(FILE);
        diagnostics.addAll(conf.diagnostics());
        Settings general = TYPES.read(conf, diagnostics).only(GENERAL);
        int first = general.get(START) + (general.get(START) & 1);
        int last = general.get(END);
        if (last <= first) {
            diagnostics.add(Diagnostic.error(general.location(END), "rtpend leaves no pair of ports above rtpstart")
                    .withCode("pjsip.rtp-ports")
                    .withFound("rtpstart " + general.get(START) + ", rtpend " + last)
                    .withFix("write rtpend = " + Math.min(65_535, first + 10_000))
                    .withExcerpt(conf.excerpt(general.location(END))));
            return STANDARD;
        }
        return STANDARD.withPorts(first, last)
                .withStrict(general.get(STRICT), general.get(PROBATION))
                .withTimes(
                        STANDARD.relearnAfter(),
                        Duration.ofMillis(general.get(DTMF_TIMEOUT) / SAMPLES_A_MILLISECOND),
                        general.get(RTCP_INTERVAL));
    }
}
