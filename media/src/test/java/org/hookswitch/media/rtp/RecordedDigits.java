package org.hookswitch.media.rtp;

import java.util.ArrayList;
import java.util.List;
import org.hookswitch.media.DigitSink;

/** Writes down what it is told: {@code +5} for a key going down, {@code -5(100)} for one coming up after 100 ms. */
final class RecordedDigits implements DigitSink {
    private final List<String> told = new ArrayList<>();

    @Override
    public synchronized void begin(char digit) {
        told.add("+" + digit);
    }

    @Override
    public synchronized void end(char digit, int durationMs) {
        told.add("-" + digit + "(" + durationMs + ")");
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }
}
