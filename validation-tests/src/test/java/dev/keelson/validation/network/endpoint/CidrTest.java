package dev.keelson.validation.network.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @Test
    void bits_behind_the_prefix_do_not_count() {
        assertThat(Cidr.of("10.1.2.3/8")).isEqualTo(Cidr.of("10.0.0.0/8")).hasToString("10.0.0.0/8");
        assertThat(Cidr.of("2001:db8::1/32")).hasToString("2001:db8:0:0:0:0:0:0/32");
    }

    @Test
    void a_block_can_be_one_address_or_all_of_a_family() {
        assertThat(Cidr.of("192.0.2.1/32").contains(Address.of("192.0.2.1"))).isTrue();
        assertThat(Cidr.of("192.0.2.1/32").contains(Address.of("192.0.2.2"))).isFalse();
        assertThat(Cidr.of("0.0.0.0/0").contains(Address.of("255.255.255.255"))).isTrue();
        assertThat(Cidr.of("::/0").contains(Address.of("255.255.255.255"))).isFalse();
        assertThat(Cidr.of("0.0.0.0/0").contains(Address.of("::"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "10.0.0/8", "10.0.0.256/32",
                "010.0.0.0/8", "localhost/8", "::/129", "1::2::3/64", "::ffff:10.0.0.1/128", "/8", ""
            })
    void what_is_no_block_is_refused_without_asking_the_network(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.of(text));
    }
}
