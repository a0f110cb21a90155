package org.hookswitch.apps.function.group;

/** What stands in the parentheses as {@code group@category}; either may be empty. */
record GroupArgument(String group, String category) {

    static GroupArgument parse(String text) {
        int at = text.indexOf('@');
        return at < 0 ? new GroupArgument(text, "") : new GroupArgument(text.substring(0, at), text.substring(at + 1));
    }
}
