package dev.keelson.validation.network.endpoint;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address; as an {@link Endpoint} one outside the cluster, which no policy can select as a pod.
 *
 * @param value the address as an unsigned number
 * @param bits 32 or 128
 * @since 0.1.0
 */
public record Address(BigInteger value, int bits) implements Endpoint, Comparable<Address> {
    private static final String OCTET = "(0|[1-9][0-9]{0,2})";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Comparator<Address> ORDER =
            Comparator.comparingInt(Address::bits).thenComparing(Address::value);

    /**
     * Refuses values that do not fit the address family.
     *
     * @param value the address as an unsigned number
     * @param bits 32 or 128
     */
    public Address {
        if ((bits != 32 && bits != 128) || value.signum() < 0 || value.bitLength() > bits) {
            throw new IllegalArgumentException("no address of " + bits + " bits: " + value);
        }
    }

    /**
     * {@return the address a text stands for}
     *
     * @param text such as {@code 203.0.113.7} or {@code 2001:db8::7}; never a host name, nothing is looked up
     */
    public static Address of(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            throw new IllegalArgumentException("no IP address: " + text);
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            if (address instanceof Inet4Address && text.contains(":")) {
                throw new IllegalArgumentException("an IPv4 address in IPv6 notation is ambiguous: " + text);
            }
            byte[] bytes = address.getAddress();
            return new Address(new BigInteger(1, bytes), bytes.length * 8);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no IP address: " + text, e);
        }
    }

    @Override
    public int compareTo(Address other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        byte[] bytes = new byte[bits / 8];
        byte[] digits = value.toByteArray();
        int length = Math.min(bytes.length, digits.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
