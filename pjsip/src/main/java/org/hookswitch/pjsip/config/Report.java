package org.hookswitch.pjsip.config;

import java.util.Collection;
import java.util.Optional;
import org.hookswitch.conf.Conf;
import org.hookswitch.conf.Diagnostic;
import org.hookswitch.conf.Diagnostics;
import org.hookswitch.conf.Nearest;
import org.hookswitch.conf.Option;
import org.hookswitch.conf.Severity;
import org.hookswitch.conf.SourceLocation;
import org.hookswitch.conf.table.OptionSpec;
import org.hookswitch.conf.table.Settings;

/** Says what is wrong with pjsip.conf as a whole, each thing at its place. One thread. */
final class Report {

    private final Conf conf;
    private final Diagnostics diagnostics;

    Report(Conf conf, Diagnostics diagnostics) {
        this.conf = conf;
        this.diagnostics = diagnostics;
    }

    /** A place in the file about which something can be said. */
    final class Spot {

        private final SourceLocation location;
        private final boolean secret;

        private Spot(SourceLocation location, boolean secret) {
            this.location = location;
            this.secret = secret;
        }

        void error(String code, String message, Optional<String> fix) {
            say(Severity.ERROR, code, message, fix);
        }

        void error(String code, String message, String fix) {
            say(Severity.ERROR, code, message, Optional.of(fix));
        }

        void warning(String code, String message, Optional<String> fix) {
            say(Severity.WARNING, code, message, fix);
        }

        void warning(String code, String message, String fix) {
            say(Severity.WARNING, code, message, Optional.of(fix));
        }

        void note(String code, String message) {
            say(Severity.NOTE, code, message, Optional.empty());
        }

        /** A name that stands for nothing, with the one that was probably meant. */
        void unknown(String what, String name, Collection<String> known) {
            error(
                    "unknown-" + what,
                    "there is no " + what + " '" + name + "'",
                    Nearest.to(name, known)
                            .map(near -> "write " + near)
                            .or(() -> Optional.of("add a section [" + name + "] with type = " + what)));
        }

        private void say(Severity severity, String code, String message, Optional<String> fix) {
            diagnostics.add(Diagnostic.of(severity, location, message)
                    .withCode("pjsip." + code)
                    .withFix(fix)
                    .withExcerpt(secret ? conf.excerptWithoutValue(location) : conf.excerpt(location)));
        }
    }

    /** Where the section begins. */
    Spot at(Settings section) {
        return new Spot(section.location(), false);
    }

    /** Where the option's value stands, or where the section begins when it was not written. */
    Spot at(Settings section, OptionSpec<?> option) {
        return new Spot(section.location(option), option.isSecret());
    }

    /** A character of an option's value. */
    Spot at(Option line, int offset) {
        return new Spot(line.locate(Math.clamp(offset, 0, line.value().length())), false);
    }

    /** The file as a whole. */
    Spot atFile() {
        return new Spot(SourceLocation.ofFile(conf.file()), false);
    }
}
