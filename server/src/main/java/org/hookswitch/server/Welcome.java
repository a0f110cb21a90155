package org.hookswitch.server;

import java.io.PrintStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a person at the terminal is told when the switch has started: where it listens, and how to register a phone. */
record Welcome(InetSocketAddress sip, List<Phone> phones, Path secrets) {

    /**
     * A phone that may register.
     *
     * @param password empty when only a hash of it is known
     */
    record Phone(String user, Optional<String> password) {}

    /** @param showPasswords otherwise the file that holds them is named */
    void print(PrintStream out, boolean showPasswords) {
        out.printf("Hookswitch listens for SIP on UDP %s, port %d.%n", where(), sip.getPort());
        if (phones.isEmpty()) {
            out.println("No endpoint of pjsip.conf has a password, so no phone can register.");
        } else {
            String port = sip.getPort() == 5060 ? "" : ":" + sip.getPort();
            out.printf("To register a softphone: domain or server %s%s, transport UDP, and%n", address(), port);
            for (Phone phone : phones) {
                out.printf(
                        "    user %-12s password %s%n",
                        phone.user(),
                        showPasswords ? phone.password().orElse("(only its hash is known)") : "in " + secrets);
            }
        }
        out.println("Ctrl-C ends calls in order, then the switch.");
        out.flush();
    }

    private String where() {
        return sip.getAddress().isAnyLocalAddress()
                ? "all addresses"
                : sip.getAddress().getHostAddress();
    }

    /** An address that a phone on another machine can reach, when there is one. */
    private String address() {
        if (!sip.getAddress().isAnyLocalAddress()) {
            return sip.getAddress().getHostAddress();
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress() && !a.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse("127.0.0.1");
        } catch (SocketException e) {
            return "127.0.0.1";
        }
    }
}
