package org.hookswitch.apps.function.file;

import org.hookswitch.apps.function.TextFunction;

/** {@code BASENAME}: the last part of a path, as POSIX {@code basename} has it. */
public final class BaseName extends TextFunction {

    public BaseName() {
        super("BASENAME", "Last part of a path", "filename");
    }

    @Override
    protected String of(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String bare = PathText.withoutSlashesBehind(text);
        return bare.equals("/") ? bare : bare.substring(bare.lastIndexOf('/') + 1);
    }
}
