package org.hookswitch.dialplan;

/**
 * The {@code [general]} section of extensions.conf.
 *
 * @param isStatic static: the file is not to be written by the switch
 * @param writeProtected writeprotect: the file may not be written on command either
 * @param autoFallThrough autofallthrough: a call whose extension has no more priorities ends; otherwise the switch
 *     waits for another extension to be dialled
 * @param clearGlobals clearglobalvars: a reload clears the global variables first
 * @param usersContext userscontext: the context for the users of users.conf
 */
public record PlanSettings(
        boolean isStatic, boolean writeProtected, boolean autoFallThrough, boolean clearGlobals, String usersContext) {

    /** What counts where nothing is written. */
    public static final PlanSettings DEFAULT = new PlanSettings(false, false, true, false, "default");
}
