package org.hookswitch.pjsip;

final class Placeholder {
    private Placeholder() {}
}
