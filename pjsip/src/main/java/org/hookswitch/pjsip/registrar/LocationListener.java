package org.hookswitch.pjsip.registrar;

/** Hears what becomes of locations. Called on the thread that caused it, with no lock held; must not wait. */
public interface LocationListener {

    /** A location is there that was not. */
    default void added(Location location) {}

    /** Its registration was refreshed, perhaps with another expiration. */
    default void refreshed(Location location) {}

    /** It answers now and did not, or the other way round. */
    default void statusChanged(Location location) {}

    /** It is gone. */
    default void removed(Location location) {}
}
