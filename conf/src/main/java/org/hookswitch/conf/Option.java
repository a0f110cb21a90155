package org.hookswitch.conf;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One {@code name = value} or {@code name => value} of a section, trimmed, without comments and without the backslash
 * of an escaped semicolon.
 *
 * <p>Immutable. Names are as written; Asterisk compares them without case, and so does {@link #isNamed}.
 */
public final class Option {

    private final String name;
    private final String value;
    private final boolean arrow;
    private final boolean inherited;
    private final Origin origin;

    Option(String name, String value, boolean arrow, boolean inherited, Origin origin) {
        this.name = name;
        this.value = value;
        this.arrow = arrow;
        this.inherited = inherited;
        this.origin = origin;
    }

    public String name() {
        return name;
    }

    /** The value, trimmed; empty when nothing follows the sign. It may be a secret, so do not log it. */
    public String value() {
        return value;
    }

    /** Whether the option was written with {@code =>}, the sign of an object such as an extension. */
    public boolean isObject() {
        return arrow;
    }

    /** Whether the option came into its section from a template or another section. */
    public boolean isInherited() {
        return inherited;
    }

    public boolean isNamed(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }

    /** Where the name stands; for an inherited option, in the section it was written in. */
    public SourceLocation location() {
        return origin.name();
    }

    /** Where the value begins. */
    public SourceLocation valueLocation() {
        return locate(0);
    }

    /**
     * Where a character of the value was written, counting what comments and escapes took out of the line.
     *
     * @param offset index into {@link #value()}, from 0 to its length
     */
    public SourceLocation locate(int offset) {
        Objects.checkIndex(offset, value.length() + 1);
        return origin.value(offset);
    }

    Option asInherited() {
        return inherited ? this : new Option(name, value, arrow, true, origin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Option option
                && name.equals(option.name)
                && value.equals(option.value)
                && arrow == option.arrow
                && inherited == option.inherited
                && location().equals(option.location());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value, location());
    }

    /** Name and place, never the value, which may be a secret. */
    @Override
    public String toString() {
        return name + " (" + location() + ")";
    }
}
