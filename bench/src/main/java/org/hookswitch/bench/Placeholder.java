package org.hookswitch.bench;

final class Placeholder {
    private Placeholder() {}
}
