package org.hookswitch.pjsip.config;

import java.util.List;
import java.util.Optional;
import org.hookswitch.conf.table.Subnet;
import org.hookswitch.dialplan.PosixRegex;
import org.hookswitch.sip.HeaderName;

/**
 * A rule that tells the endpoint of a request. Immutable.
 *
 * @param endpoint whose request it is
 * @param addresses from which it comes
 * @param header what is in it
 * @param requestUri where it goes
 */
public record IdentifyConfig(
        String name,
        String endpoint,
        List<Subnet> addresses,
        Optional<HeaderMatch> header,
        Optional<TextMatch> requestUri) {

    public IdentifyConfig {
        addresses = List.copyOf(addresses);
    }

    /** A header and what it must say. */
    public record HeaderMatch(HeaderName header, TextMatch value) {}

    /** What a text must be: just that, or anything in which a regular expression is found. */
    public sealed interface TextMatch {

        boolean matches(String text);

        /** Just this text, letters compared without case. */
        record Exactly(String text) implements TextMatch {
            @Override
            public boolean matches(String other) {
                return text.equalsIgnoreCase(other);
            }
        }

        /** A text in which the expression is found. */
        record Expression(PosixRegex regex) implements TextMatch {
            @Override
            public boolean matches(String text) {
                return regex.find(text).isPresent();
            }
        }
    }
}
