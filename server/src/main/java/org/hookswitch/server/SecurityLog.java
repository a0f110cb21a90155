package org.hookswitch.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Writes the security log, in the form of Asterisk's, so that what reads one (fail2ban) reads the other.
 *
 * <p>A line is a list of {@code Name="value"}. Values come from strangers: quotes, line ends and other control
 * characters in them are written as {@code %XX}, so that no account name can pass for another address.
 *
 * <p>Safe for any thread. The field names are those of the AMI events of the same names in Asterisk's documentation.
 */
public final class SecurityLog {

    /** The events, with the fields that each has of its own, in the order of the line. */
    public enum Event {
        FAILED_ACL("FailedACL", 1, false, "ACLName"),
        INVALID_ACCOUNT_ID("InvalidAccountID", 1, false),
        INVALID_TRANSPORT("InvalidTransport", 1, false, "AttemptedTransport"),
        REQUEST_NOT_ALLOWED("RequestNotAllowed", 1, false, "RequestType"),
        CHALLENGE_SENT("ChallengeSent", 1, true, "Challenge"),
        CHALLENGE_RESPONSE_FAILED("ChallengeResponseFailed", 1, false, "Challenge", "Response", "ExpectedResponse"),
        INVALID_PASSWORD("InvalidPassword", 2, false, "Challenge", "ReceivedChallenge", "ReceivedHash"),
        SUCCESSFUL_AUTH("SuccessfulAuth", 1, true, "UsingPassword");

        private final String word;
        private final int version;
        private final boolean informational;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> fields;

        Event(String word, int version, boolean informational, String... fields) {
            this.word = word;
            this.version = version;
            this.informational = informational;
            this.fields = List.of(fields);
        }

        /** The name in the log and of the AMI event. */
        public String word() {
            return word;
        }

        /** The names of the fields that only this event has. */
        public List<String> fields() {
            return fields;
        }
    }

    /**
     * Whom an event is about.
     *
     * @param service what was spoken to: {@code PJSIP}, {@code AMI}
     * @param account the account that was claimed, whether it exists or not; may be empty
     * @param session what tells this attempt from others: the Call-ID
     * @param transport {@code UDP}, {@code TCP}, {@code TLS}, {@code WS} or {@code WSS}
     * @param local the address the request came to
     * @param remote the address it came from
     */
    public record Subject(
            String service,
            String account,
            String session,
            String transport,
            InetSocketAddress local,
            InetSocketAddress remote) {}

    private static final Marker SECURITY = MarkerFactory.getMarker(LogWord.SECURITY.name());
    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);

    private final ZoneId zone;

    /** Times are written as of the given zone. */
    public SecurityLog(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Writes one event.
     *
     * @param values the event's own fields, in the order of {@link Event#fields}
     * @throws IllegalArgumentException when there are more or fewer values than fields
     */
    public void write(Event event, Instant time, Subject subject, String... values) {
        LOG.info(SECURITY, "{}", line(event, time, subject, values));
    }

    String line(Event event, Instant time, Subject subject, String... values) {
        if (values.length != event.fields.size()) {
            throw new IllegalArgumentException(
                    event.word + " has the fields " + event.fields + ", not " + values.length + " of them");
        }
        var line = new StringBuilder(320);
        field(line, "SecurityEvent", event.word);
        field(line, "EventTV", timestamp(time));
        field(line, "Severity", event.informational ? "Informational" : "Error");
        field(line, "Service", subject.service());
        field(line, "EventVersion", Integer.toString(event.version));
        field(line, "AccountID", subject.account());
        field(line, "SessionID", subject.session());
        field(line, "LocalAddress", address(subject.transport(), subject.local()));
        field(line, "RemoteAddress", address(subject.transport(), subject.remote()));
        for (int i = 0; i < values.length; i++) {
            field(line, event.fields.get(i), values[i]);
        }
        return line.toString();
    }

    private static void field(StringBuilder line, String name, String value) {
        line.append(line.isEmpty() ? "" : ",").append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '%' || Character.isISOControl(c)) {
                line.append('%').append("%02X".formatted((int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }

    /** {@code 2026-11-23T16:41:53.042+0100}: ISO 8601 with milliseconds and a zone offset without a colon. */
    private String timestamp(Instant time) {
        ZonedDateTime at = time.atZone(zone);
        int offsetMinutes = at.getOffset().getTotalSeconds() / 60;
        return "%04d-%02d-%02dT%02d:%02d:%02d.%03d%s%02d%02d"
                .formatted(
                        at.getYear(),
                        at.getMonthValue(),
                        at.getDayOfMonth(),
                        at.getHour(),
                        at.getMinute(),
                        at.getSecond(),
                        at.getNano() / 1_000_000,
                        offsetMinutes < 0 ? "-" : "+",
                        Math.abs(offsetMinutes) / 60,
                        Math.abs(offsetMinutes) % 60);
    }

    /** {@code IPV4/UDP/192.0.2.1/5060}. */
    private static String address(String transport, InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        if (ip == null) {
            throw new IllegalArgumentException("not resolved: " + address);
        }
        String family = ip instanceof Inet6Address ? "IPV6" : "IPV4";
        String host = ip.getHostAddress();
        int scope = host.indexOf('%');
        return family + '/' + transport + '/' + (scope < 0 ? host : host.substring(0, scope)) + '/' + address.getPort();
    }
}
