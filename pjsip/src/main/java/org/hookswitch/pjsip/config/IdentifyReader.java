package org.hookswitch.pjsip.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Settings;
import org.hookswitch.conf.table.Subnet;
import org.hookswitch.dialplan.PosixRegex;
import org.hookswitch.pjsip.config.IdentifyConfig.HeaderMatch;
import org.hookswitch.pjsip.config.IdentifyConfig.TextMatch;
import org.hookswitch.sip.HeaderName;

/** Makes an identification of its section. One thread; waits for the name server where hosts are named. */
final class IdentifyReader {

    private final Report report;

    IdentifyReader(Report report) {
        this.report = report;
    }

    IdentifyConfig read(Settings settings) {
        List<Subnet> addresses = new ArrayList<>();
        for (String match : EndpointSignalling.joined(settings.get(IdentifyOptions.MATCH))) {
            Optional<Subnet> net = Subnet.parse(match);
            if (net.isPresent()) {
                addresses.add(net.get());
            } else {
                addresses.addAll(lookUp(settings, match));
            }
        }
        Optional<HeaderMatch> header =
                settings.get(IdentifyOptions.MATCH_HEADER).flatMap(text -> header(settings, text));
        Optional<TextMatch> requestUri = settings.get(IdentifyOptions.MATCH_REQUEST_URI)
                .flatMap(text -> textMatch(settings, IdentifyOptions.MATCH_REQUEST_URI, text));
        if (!settings.isWritten(IdentifyOptions.MATCH)
                && !settings.isWritten(IdentifyOptions.MATCH_HEADER)
                && !settings.isWritten(IdentifyOptions.MATCH_REQUEST_URI)) {
            report.at(settings)
                    .error(
                            "identifies-nothing",
                            "[" + settings.name() + "] says nothing by which a request could be known",
                            "write match = an address");
        }
        return new IdentifyConfig(
                settings.name(), settings.get(IdentifyOptions.ENDPOINT), addresses, header, requestUri);
    }

    private List<Subnet> lookUp(Settings settings, String host) {
        Report.Spot spot = report.at(settings, IdentifyOptions.MATCH);
        if (host.indexOf('/') >= 0 || host.matches("[0-9.]+")) {
            spot.error("bad-address", "'" + host + "' is no address or network", "write address or address/bits");
            return List.of();
        }
        try {
            List<Subnet> found = new ArrayList<>();
            for (InetAddress address : InetAddress.getAllByName(host)) {
                Subnet.parse(address.getHostAddress()).ifPresent(found::add);
            }
            if (settings.get(IdentifyOptions.SRV_LOOKUPS)) {
                spot.note("no-srv", "'" + host + "' was looked up by its addresses only, not by SRV records");
            }
            return found;
        } catch (UnknownHostException unknown) {
            spot.warning(
                    "unknown-host",
                    "the name '" + host + "' has no address now; its requests are not identified",
                    "write the address as numbers");
            return List.of();
        }
    }

    private Optional<HeaderMatch> header(Settings settings, String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).strip();
        Report.Spot spot = report.at(settings, IdentifyOptions.MATCH_HEADER);
        if (!name.matches("[A-Za-z0-9!%*_+`'~.-]+")) {
            spot.error("bad-match", "'" + text + "' names no header", "write match_header = Name: value");
            return Optional.empty();
        }
        return textMatch(
                        settings,
                        IdentifyOptions.MATCH_HEADER,
                        text.substring(colon + 1).strip())
                .map(value -> new HeaderMatch(HeaderName.of(name), value));
    }

    private Optional<TextMatch> textMatch(Settings settings, OptionSpec<?> option, String text) {
        if (text.length() < 2 || !text.startsWith("/") || !text.endsWith("/")) {
            return Optional.of(new TextMatch.Exactly(text));
        }
        return PosixRegex.compile(
                        text.substring(1, text.length() - 1),
                        problem -> report.at(settings, option)
                                .error("bad-expression", problem, "escape what is meant literally with a backslash"))
                .map(TextMatch.Expression::new);
    }
}
