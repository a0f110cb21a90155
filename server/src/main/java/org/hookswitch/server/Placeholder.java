package org.hookswitch.server;

final class Placeholder {
    private Placeholder() {}
}
