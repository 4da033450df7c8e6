package dev.keelson.validation.network.endpoint;

import java.math.BigInteger;

/**
 * A block of addresses. Bits behind the prefix are ignored, as the API server accepts {@code 10.1.2.3/8} for
 * {@code 10.0.0.0/8}.
 *
 * @param first the lowest address of the block
 * @param prefix the number of leading bits all addresses share
 * @since 0.1.0
 */
public record Cidr(Address first, int prefix) {

    /**
     * Clears the bits behind the prefix and refuses a prefix longer than the address.
     *
     * @param first the lowest address of the block
     * @param prefix the number of leading bits all addresses share
     */
    public Cidr {
        if (prefix < 0 || prefix > first.bits()) {
            throw new IllegalArgumentException("no prefix of a " + first.bits() + " bit address: " + prefix);
        }
        int hostBits = first.bits() - prefix;
        first = new Address(first.value().shiftRight(hostBits).shiftLeft(hostBits), first.bits());
    }

    /**
     * {@return the block a text stands for}
     *
     * @param text such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}
     */
    public static Cidr of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("no CIDR block: " + text);
        }
        return new Cidr(Address.of(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    /**
     * {@return whether an address lies in the block; never true across address families}
     *
     * @param address the address asked about
     */
    public boolean contains(Address address) {
        int hostBits = first.bits() - prefix;
        return address.bits() == first.bits()
                && address.value().shiftRight(hostBits).equals(first.value().shiftRight(hostBits));
    }

    /** {@return how many addresses the block has} */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(first.bits() - prefix);
    }

    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
