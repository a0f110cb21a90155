package org.hookswitch.conf.table;

import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address with a mask, as in {@code permit = 192.168.0.0/255.255.0.0}.
 *
 * <p>Immutable. The mask may have holes, as Asterisk allows for IPv4. An IPv4-mapped IPv6 address counts as IPv4.
 *
 * @param network the address, the bits outside the mask being 0
 * @param mask the mask as an address of the same family
 */
public record Subnet(InetAddress network, InetAddress mask) {

    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    public Subnet {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(mask, "mask");
        if (network.getAddress().length != mask.getAddress().length) {
            throw new IllegalArgumentException("network and mask are of different families");
        }
        network = masked(network.getAddress(), mask.getAddress());
    }

    /**
     * Parses {@code address}, {@code address/bits} or {@code address/mask}; the address must be written as numbers, so
     * that no name is ever looked up.
     */
    public static Optional<Subnet> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bytes = address.get().getAddress().length;
        Optional<InetAddress> mask =
                slash < 0 ? Optional.of(mask(bytes, bytes * 8)) : parseMask(text.substring(slash + 1), bytes);
        return mask.map(bits -> new Subnet(address.get(), bits));
    }

    /** The address that a text writes as numbers, IPv6 with or without brackets. */
    static Optional<InetAddress> literal(String text) {
        String plain = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (plain.indexOf(':') < 0 && !DOTTED.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(plain));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<InetAddress> parseMask(String text, int bytes) {
        if (text.matches("\\d{1,3}")) {
            int bits = Integer.parseInt(text);
            return bits <= bytes * 8 ? Optional.of(mask(bytes, bits)) : Optional.empty();
        }
        return literal(text).filter(mask -> mask.getAddress().length == bytes);
    }

    private static InetAddress mask(int bytes, int bits) {
        byte[] mask = new byte[bytes];
        for (int i = 0; i < bits; i++) {
            mask[i / 8] |= (byte) (0x80 >> (i % 8));
        }
        return address(mask);
    }

    private static InetAddress masked(byte[] address, byte[] mask) {
        for (int i = 0; i < address.length; i++) {
            address[i] &= mask[i];
        }
        return address(address);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException wrongLength) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, wrongLength);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] bits = mask.getAddress();
        return bytes.length == bits.length && masked(bytes, bits).equals(network);
    }

    /** {@code network/mask}. */
    @Override
    public String toString() {
        return network.getHostAddress() + "/" + mask.getHostAddress();
    }
}
