package org.hookswitch.pbx.spi;

import java.util.List;
import org.hookswitch.pbx.HangupCause;
import org.hookswitch.pbx.Place;

/** What the dialplan does after an application. Immutable. */
public sealed interface Next {

    /** The next priority. */
    Next CONTINUE = new Continue();

    /** Whatever stopped the application says where to go: the channel is hung up, redirected, or its routine is over. */
    Next LEAVE = new Leave();

    record Continue() implements Next {}

    record Leave() implements Next {}

    /** This place, if it exists. */
    record Jump(Place place) implements Next {}

    /** This place as a subroutine; it comes back to the priority after this one. */
    record Call(Place place, List<String> arguments) implements Next {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** Back from a subroutine. */
    record Return(String value) implements Next {}

    /** The caller dialled {@code digits} so far; the flow collects the rest of an extension and goes there. */
    record Dialed(String digits) implements Next {}

    /** The dialplan asked for the end of the channel. */
    record Hangup(HangupCause cause) implements Next {}

    /** The application could not do its work in a way that ends the call, as an error of the dialplan does. */
    record Failed(String why) implements Next {}
}
