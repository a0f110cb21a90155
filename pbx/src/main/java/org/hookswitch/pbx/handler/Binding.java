package org.hookswitch.pbx.handler;

import org.hookswitch.pbx.Place;

/**
 * What says "run this routine at this stage".
 *
 * @param location the routine as written: {@code [[context,]exten,]priority[(arguments)]}; the priority may be a label
 * @param boundBy which option, variable or rule bound it, such as {@code Dial option b}
 * @param boundAt where that stands: {@code file:line}, or empty when it was not bound in a file
 * @param defaults gives the context and extension that the location leaves out
 */
public record Binding(HandlerStage stage, String location, String boundBy, String boundAt, Place defaults) {

    /** The location inside an option's parentheses separates with {@code ^} what elsewhere is separated by a comma. */
    public static String fromOption(String argument) {
        return argument.replace('^', ',');
    }

    /** {@code U(name^arg1^arg2)} is {@code name,s,1(arg1,arg2)}. */
    public static String fromPreBridgeOption(String argument) {
        int caret = argument.indexOf('^');
        return caret < 0
                ? argument + ",s,1"
                : argument.substring(0, caret)
                        + ",s,1("
                        + argument.substring(caret + 1).replace('^', ',')
                        + ")";
    }

    /** How it is named in logs: what bound it, and where. */
    public String described() {
        return boundAt.isEmpty() ? boundBy : boundBy + " at " + boundAt;
    }
}
