package org.hookswitch.pbx;

final class Placeholder {
    private Placeholder() {}
}
