package org.hookswitch.conf;

final class Placeholder {
    private Placeholder() {}
}
