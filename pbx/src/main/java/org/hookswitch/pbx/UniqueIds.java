package org.hookswitch.pbx;

import java.util.concurrent.atomic.AtomicInteger;

/** Makes the ids and serial numbers by which channels are known. Thread-safe. */
final class UniqueIds {

    private final Clock clock;
    private final String prefix;
    private final AtomicInteger serial = new AtomicInteger();
    private final AtomicInteger channel = new AtomicInteger();
    private final AtomicInteger local = new AtomicInteger();

    /** @param systemName stands in front of every unique id when it is not empty */
    UniqueIds(Clock clock, String systemName) {
        this.clock = clock;
        this.prefix = systemName.isEmpty() ? "" : systemName + "-";
    }

    /** {@code 1732345678.42}. */
    String uniqueId() {
        return prefix + clock.now().getEpochSecond() + "." + serial.getAndIncrement();
    }

    /** {@code PJSIP/alice-0000002a}. */
    String channelName(String technology, String resource) {
        return technology + "/" + resource + "-" + hex(channel.getAndIncrement());
    }

    /** The serial number that both halves of a Local channel share. */
    String localSerial() {
        return hex(local.getAndIncrement());
    }

    private static String hex(int n) {
        String digits = Integer.toHexString(n);
        return "0".repeat(8 - digits.length()) + digits;
    }

    /** The older of two unique ids. */
    static String older(String a, String b) {
        int c = compare(a, b);
        return c <= 0 ? a : b;
    }

    private static int compare(String a, String b) {
        long[] x = parts(a);
        long[] y = parts(b);
        int c = Long.compare(x[0], y[0]);
        return c != 0 ? c : Long.compare(x[1], y[1]);
    }

    /** Seconds and serial; an id that somebody gave a channel himself counts as the newest. */
    private static long[] parts(String id) {
        int dot = id.lastIndexOf('.');
        int start = id.lastIndexOf('-', Math.max(dot, 0)) + 1;
        try {
            return dot < 0
                    ? new long[] {Long.MAX_VALUE, 0}
                    : new long[] {Long.parseLong(id.substring(start, dot)), Long.parseLong(id.substring(dot + 1))};
        } catch (NumberFormatException notOurs) {
            return new long[] {Long.MAX_VALUE, 0};
        }
    }
}
