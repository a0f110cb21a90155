package org.hookswitch.pjsip.function;

import java.util.Optional;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pjsip.PjsipDriver;
import org.hookswitch.pjsip.call.PjsipDevice;
import org.hookswitch.sip.HeaderName;

/** What the functions ask of a call of theirs. Stateless. */
final class Legs {

    private Legs() {}

    /** The SIP leg of the channel; warns when it is none. */
    static Optional<PjsipDevice> leg(FunctionCall call) {
        if (call.channel().isPresent() && call.channel().get().device() instanceof PjsipDevice leg) {
            return Optional.of(leg);
        }
        call.warn("works on a channel of technology PJSIP only");
        return Optional.empty();
    }

    /** The driver; warns when there is none. */
    static Optional<PjsipDriver> driver(FunctionCall call) {
        Optional<PjsipDriver> driver = call.pbx()
                .registry()
                .driver("PJSIP")
                .filter(PjsipDriver.class::isInstance)
                .map(PjsipDriver.class::cast);
        if (driver.isEmpty()) {
            call.warn("there is no SIP here");
        }
        return driver;
    }

    /** The header of a name; warns when it is no name of a header. */
    static Optional<HeaderName> header(FunctionCall call, String name) {
        try {
            return Optional.of(HeaderName.of(name));
        } catch (IllegalArgumentException notAToken) {
            call.warn("'" + name + "' is no name of a header");
            return Optional.empty();
        }
    }

    /** A number of a header, counted from 1, -1 being the last; 1 when the text is empty, 0 when it is no number. */
    static int number(String text) {
        if (text.isEmpty()) {
            return 1;
        }
        return text.matches("-?\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
