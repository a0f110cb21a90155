package org.hookswitch.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hookswitch.server.SecurityLog.Event;
import org.hookswitch.server.SecurityLog.Subject;
import org.hookswitch.testing.NeedsProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MarkerFactory;

class SecurityLogTest {

    private static final Instant TIME = Instant.parse("2026-11-23T15:41:53.042Z");

    private final SecurityLog log = new SecurityLog(ZoneId.of("Asia/Kolkata"));

    @TempDir
    Path folder;

    @Test
    void aFailedChallengeIsWrittenInAsterisksForm() {
        assertThat(log.line(Event.CHALLENGE_RESPONSE_FAILED, TIME, subject("6001", "192.0.2.7"), "n/o", "r", ""))
                .isEqualTo("SecurityEvent=\"ChallengeResponseFailed\",EventTV=\"2026-11-23T21:11:53.042+0530\","
                        + "Severity=\"Error\",Service=\"PJSIP\",EventVersion=\"1\",AccountID=\"6001\","
                        + "SessionID=\"a84b4c76e66710\",LocalAddress=\"IPV4/UDP/192.0.2.1/5060\","
                        + "RemoteAddress=\"IPV4/UDP/192.0.2.7/5062\",Challenge=\"n/o\",Response=\"r\","
                        + "ExpectedResponse=\"\"");
    }

    @Test
    void offsetsWestOfGreenwichAreNegative() {
        assertThat(new SecurityLog(ZoneOffset.ofHoursMinutes(-3, -30))
                        .line(Event.FAILED_ACL, TIME, subject("6001", "192.0.2.7"), "office"))
                .contains("EventTV=\"2026-11-23T12:11:53.042-0330\"");
    }

    @Test
    void ipv6AddressesAreNamedAsSuch() {
        assertThat(log.line(Event.SUCCESSFUL_AUTH, TIME, subject("6001", "2001:db8::7"), "1"))
                .contains("RemoteAddress=\"IPV6/UDP/2001:db8:0:0:0:0:0:7/5062\"")
                .contains("Severity=\"Informational\"")
                .endsWith("UsingPassword=\"1\"");
    }

    @Test
    void anAccountCannotAddAFieldOfItsOwn() {
        assertThat(log.line(
                        Event.INVALID_ACCOUNT_ID,
                        TIME,
                        subject("x\",RemoteAddress=\"IPV4/UDP/198.51.100.9/5060\r\n%", "192.0.2.7")))
                .contains("AccountID=\"x%22,RemoteAddress=%22IPV4/UDP/198.51.100.9/5060%0D%0A%25\"");
    }

    @Test
    void everyFieldOfAnEventMustBeGiven() {
        assertThatThrownBy(() -> log.line(Event.CHALLENGE_SENT, TIME, subject("6001", "192.0.2.7")))
                .hasMessageContaining("Challenge");
    }

    @Test
    @NeedsProgram("fail2ban-regex")
    void fail2bansOwnFilterFindsTheOffendersAndNobodyElse() throws Exception {
        var lines = new ArrayList<String>();
        var address = new EnumMap<Event, String>(Event.class);
        for (Event event : Event.values()) {
            address.put(event, "203.0.113." + (address.size() + 1));
            String[] values = Collections.nCopies(event.fields().size(), "1").toArray(String[]::new);
            lines.add(log.line(event, TIME, subject("6001", address.get(event)), values));
        }
        lines.add(log.line(
                Event.INVALID_ACCOUNT_ID,
                TIME,
                subject("x\",RemoteAddress=\"IPV4/UDP/198.51.100.9/5060\",A=\"", "203.0.113.99")));
        lines.add(log.line(Event.INVALID_PASSWORD, TIME, subject("6001", "2001:db8::7"), "1", "1", "1"));

        assertThat(banned(lines))
                .containsExactlyInAnyOrder(
                        address.get(Event.FAILED_ACL),
                        address.get(Event.INVALID_ACCOUNT_ID),
                        address.get(Event.CHALLENGE_RESPONSE_FAILED),
                        address.get(Event.INVALID_PASSWORD),
                        "203.0.113.99",
                        "2001:db8::7");
    }

    /** The addresses that fail2ban's asterisk filter takes from a log file of these lines. */
    private List<String> banned(List<String> lines) throws IOException, InterruptedException {
        var format = new AsteriskLine(ZoneOffset.UTC, false);
        var text = new StringBuilder();
        for (String line : lines) {
            var event = new LoggingEvent();
            event.setLoggerContext(new LoggerContext());
            event.setLoggerName(SecurityLog.class.getName());
            event.setLevel(Level.INFO);
            event.setInstant(Instant.now());
            event.setMessage(line);
            event.setMDCPropertyMap(Map.of());
            event.addMarker(MarkerFactory.getMarker("SECURITY"));
            text.append(format.format(event));
        }
        Path file = Files.writeString(folder.resolve("security"), text);
        Process process = new ProcessBuilder("fail2ban-regex", "--out", "ip", file.toString(), "asterisk")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output.lines().filter(line -> !line.isBlank()).toList();
    }

    private static Subject subject(String account, String remote) {
        return new Subject(
                "PJSIP", account, "a84b4c76e66710", "UDP", address("192.0.2.1", 5060), address(remote, 5062));
    }

    private static InetSocketAddress address(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
