package org.hookswitch.sip;

final class Placeholder {
    private Placeholder() {}
}
