package org.hookswitch.media;

import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told: {@code +5} for a key going down, {@code -5(100)} for one coming up after 100 ms. */
public final class RecordedDigits implements DigitSink {
    private final List<String> told = new ArrayList<>();

    public RecordedDigits() {}

    @Override
    public synchronized void begin(char digit) {
        told.add("+" + digit);
    }

    @Override
    public synchronized void end(char digit, int durationMs) {
        told.add("-" + digit + "(" + durationMs + ")");
    }

    public synchronized List<String> told() {
        return List.copyOf(told);
    }
}
