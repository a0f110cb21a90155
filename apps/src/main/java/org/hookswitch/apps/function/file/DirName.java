package org.hookswitch.apps.function.file;

import org.hookswitch.apps.function.TextFunction;

/** {@code DIRNAME}: a path without its last part, as POSIX {@code dirname} has it. */
public final class DirName extends TextFunction {

    public DirName() {
        super("DIRNAME", "Folder of a path", "filename");
    }

    @Override
    protected String of(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String bare = PathText.withoutSlashesBehind(text);
        int slash = bare.lastIndexOf('/');
        if (slash < 0) {
            return ".";
        }
        return PathText.withoutSlashesBehind(bare.substring(0, slash + 1));
    }
}
