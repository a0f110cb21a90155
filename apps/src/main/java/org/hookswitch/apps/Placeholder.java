package org.hookswitch.apps;

final class Placeholder {
    private Placeholder() {}
}
