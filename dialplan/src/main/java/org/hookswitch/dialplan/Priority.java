package org.hookswitch.dialplan;

import java.util.Optional;
import org.hookswitch.conf.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * One step of an extension: an application and its arguments.
 *
 * <p>Immutable but for one place where whoever executes the plan keeps what it prepared for this step; safe for any
 * thread.
 */
public final class Priority {

    private final int number;
    private final @Nullable String label;
    private final String application;
    private final Template arguments;
    private final SourceLocation location;
    /** Written by any thread, always with an equivalent value. */
    private volatile @Nullable Object bound;

    /**
     * @param number counted from 1
     * @param arguments all that stands between the parentheses of the application
     * @param location where the application is written
     */
    public Priority(
            int number, Optional<String> label, String application, Template arguments, SourceLocation location) {
        this.number = number;
        this.label = label.orElse(null);
        this.application = application;
        this.arguments = arguments;
        this.location = location;
    }

    /** Counted from 1. */
    public int number() {
        return number;
    }

    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    boolean isLabelled(String name) {
        return name.equals(label);
    }

    /** The name of the application as written. */
    public String application() {
        return application;
    }

    /** All that stands between the parentheses. */
    public Template arguments() {
        return arguments;
    }

    /** Where it is written. */
    public SourceLocation location() {
        return location;
    }

    /** What the executor keeps here, or null. */
    public @Nullable Object bound() {
        return bound;
    }

    /**
     * Keeps something of the executor's with the step, for as long as the plan lives; threads that race here must bring
     * values of the same meaning.
     */
    public void bind(Object value) {
        bound = value;
    }

    @Override
    public String toString() {
        return number + (label == null ? "" : "(" + label + ")") + "," + application + "(" + arguments + ")";
    }
}
