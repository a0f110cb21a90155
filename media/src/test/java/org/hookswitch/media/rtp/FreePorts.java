package org.hookswitch.media.rtp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that nobody uses, so that two runs on one machine do not meet. */
final class FreePorts {
    private FreePorts() {}

    /** An even port from which on so many ports are free; below those that the system gives out itself. */
    static int first(int count) {
        for (int i = 0; i < 1000; i++) {
            int first = ThreadLocalRandom.current().nextInt(6000, 15_000) * 2;
            if (areFree(first, count)) {
                return first;
            }
        }
        throw new AssertionError("no " + count + " ports in a row are free");
    }

    /** Settings with so many free ports and one loop. */
    static RtpSettings settings(int count) {
        int first = first(count);
        return RtpSettings.defaults().withPorts(first, first + count - 1).withLoops(1);
    }

    private static boolean areFree(int first, int count) {
        List<DatagramSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), first + i)));
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            held.forEach(DatagramSocket::close);
        }
    }
}
