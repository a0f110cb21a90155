package org.hookswitch.dialplan;

final class Placeholder {
    private Placeholder() {}
}
