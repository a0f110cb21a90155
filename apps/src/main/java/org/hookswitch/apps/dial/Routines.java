package org.hookswitch.apps.dial;

import java.util.List;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.handler.Binding;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.spi.Arguments;

/** Makes bindings of the options that bind routines, the same for every application that dials. Pure functions. */
final class Routines {

    private Routines() {}

    /** The routine that an option binds, at most one. */
    static List<Binding> bound(
            Channel caller, Arguments arguments, String application, char letter, HandlerStage stage) {
        return arguments
                .option(letter)
                .filter(l -> !l.isEmpty())
                .map(l -> new Binding(
                        stage,
                        stage == HandlerStage.PRE_BRIDGE ? Binding.fromPreBridgeOption(l) : Binding.fromOption(l),
                        application + " option " + letter,
                        caller.whereNow(),
                        caller.place()))
                .stream()
                .toList();
    }
}
