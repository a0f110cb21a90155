package org.hookswitch.apps.function.state;

import org.hookswitch.pbx.spi.FunctionCall;

/** What stands in the parentheses as {@code extension[@context]}; the context is {@code default} when it is left out. */
record HintArgument(String exten, String context) {

    static HintArgument parse(FunctionCall call, String text) {
        int at = text.indexOf('@');
        if (at < 0 && text.isEmpty()) {
            call.warn("wants an extension");
        }
        return at < 0
                ? new HintArgument(text, "default")
                : new HintArgument(text.substring(0, at), text.substring(at + 1));
    }
}
