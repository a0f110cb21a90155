package org.hookswitch.apps.function.file;

/** Paths as texts. */
final class PathText {

    private PathText() {}

    /** A path without slashes at its end; the root stays. */
    static String withoutSlashesBehind(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
