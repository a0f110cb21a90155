package org.hookswitch.pbx.spi;

/**
 * A dialplan function: one class, found by {@link java.util.ServiceLoader}, described by its {@link #spec()}.
 *
 * <p>One object serves all channels at once. A function that can only be read leaves {@link #write} as it is, one that
 * can only be written leaves {@link #read}.
 */
public interface DialplanFunction {

    FunctionSpec spec();

    /** The value of {@code ${NAME(arguments)}}; on bad arguments {@link FunctionCall#warn} and an empty string. */
    default String read(FunctionCall call) {
        return call.warn("cannot be read");
    }

    /** What {@code Set(NAME(arguments)=value)} does. */
    default void write(FunctionCall call, String value) {
        call.warn("cannot be written");
    }
}
