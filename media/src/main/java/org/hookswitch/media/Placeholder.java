package org.hookswitch.media;

final class Placeholder {
    private Placeholder() {}
}
