package org.hookswitch.media.dtmf;

import java.nio.ByteBuffer;
import org.hookswitch.media.tone.Oscillator;

/**
 * The two tones of a digit.
 *
 * <p>One thread at a time. ITU-T Q.23; levels about -9 dBm0 for the low group and -7 dBm0 for the high one.
 */
public final class DtmfTones {
    static final int[] LOW = {697, 770, 852, 941};
    static final int[] HIGH = {1209, 1336, 1477, 1633};
    /** By row, then column, as on a keypad. */
    static final String KEYS = "123A456B789C*0#D";

    private static final double LOW_AMPLITUDE = 7800;
    private static final double HIGH_AMPLITUDE = 9400;

    private final Oscillator low = new Oscillator(8000);
    private final Oscillator high = new Oscillator(8000);

    public DtmfTones() {}

    /** Whether there are tones for the digit; there are none for a flash. */
    public static boolean has(char digit) {
        return KEYS.indexOf(Character.toUpperCase(digit)) >= 0;
    }

    /** Begins the digit's tones. */
    public void begin(char digit) {
        int key = KEYS.indexOf(Character.toUpperCase(digit));
        if (key < 0) {
            throw new IllegalArgumentException("no tones for '" + digit + "'");
        }
        low.tune(LOW[key / 4]);
        high.tune(HIGH[key % 4]);
    }

    /** Puts so many samples of 16 bit and 8 kHz into the buffer, big endian. */
    public void make(ByteBuffer into, int offset, int count) {
        for (int i = 0; i < count; i++) {
            double value = low.next() * LOW_AMPLITUDE + high.next() * HIGH_AMPLITUDE;
            into.putShort(offset + 2 * i, (short) Math.round(value));
        }
    }
}
