package org.hookswitch.pbx;

/**
 * A place in the dialplan: where a channel stands, or is to go. Immutable.
 *
 * @param priority counted from 1
 */
public record Place(String context, String exten, int priority) {

    /** As the field writes it: {@code context,exten,priority}. */
    @Override
    public String toString() {
        return context + "," + exten + "," + priority;
    }
}
