package dev.keelson.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    private static final long SEED = 20_261_123L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "10.0.0.0/8",
                "192.168.255.255/32",
                "255.255.255.255/32",
                "::/0",
                "fd00::/8",
                "FD00::/8",
                "2001:db8::1/128",
                "1:2:3:4:5:6:7:8/64",
                "::1/128",
                "1::8/1",
                "1::3:4:5:6:7:8/64",
                "1:2:3:4:5:6::8/64",
                "1:2:3:4:5:6:7::/64",
                "64:ff9b::/96"
            })
    void blocks_are_taken_and_written_as_they_were(String block) {
        assertThat(Values.text(Cidr.parse(block))).isEqualTo(block);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0/8",
                "10.0.0.0.0/8",
                "256.0.0.0/8",
                "010.0.0.0/8",
                "10.0.0.0/8 ",
                "a.b.c.d/8",
                "localhost/8",
                "fd00::",
                "fd00::/129",
                "fd00::/01",
                "fd00:::/8",
                "1::2::3/8",
                "12345::/8",
                "1:2:3:4:5:6:7/8",
                "1:2:3:4:5:6:7:8:9/8",
                ":/8",
                ":1/8",
                "1:/8",
                "gg00::/8",
                "::ffff:10.0.0.1/96",
                "::ffff:a00:1/96",
                "0:0:0:0:0:ffff:a00:1/96",
                "::10.0.0.1/96",
                "::2/128",
                "::1:1/128",
                "0::/8",
                "0064:ff9b::/96",
                "1::2:3:4:5:6:7:8/64",
                "1:2:3:4:5:6:7::8/64",
                "fd00::/8\n",
                "fe80::1%eth0/64",
                "[fd00::]/8"
            })
    void what_is_no_block_is_a_defect(String block) {
        assertThat(Values.isValid(Cidr.parse(block))).as(block).isFalse();
    }

    /**
     * Eight groups of up to four digits, or fewer with one double colon. What begins with zeros is reserved, or an address of
     * version four in the disguise of six, on whose meaning Kubernetes and its network plug-ins do not agree.
     */
    private static boolean isVersionSix(String address) {
        int gap = address.indexOf("::");
        String left = gap < 0 ? address : address.substring(0, gap);
        String right = gap < 0 ? "" : address.substring(gap + 2);
        boolean wellFormed = gap < 0
                ? groups(address) == 8
                : !right.contains("::")
                        && !right.startsWith(":")
                        && groups(left) >= 0
                        && groups(right) >= 0
                        && groups(left) + groups(right) < 8;
        boolean beginsWithZero = left.isEmpty() || left.startsWith("0");
        return wellFormed && (!beginsWithZero || address.equals("::") || address.equals("::1"));
    }

    @Test
    void a_double_colon_stands_for_one_group_at_least() {
        for (int left = 1; left <= 9; left++) {
            for (int right = 0; right <= 9; right++) {
                String block = ":a".repeat(left).substring(1) + "::"
                        + "b:".repeat(right).replaceAll(":$", "") + "/64";
                assertThat(Values.isValid(Cidr.parse(block))).as(block).isEqualTo(left + right < 8);
            }
            String whole = ":a".repeat(left).substring(1) + "/64";
            assertThat(Values.isValid(Cidr.parse(whole))).as(whole).isEqualTo(left == 8);
        }
    }

    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] groups = text.split(":", -1);
        return Arrays.stream(groups).allMatch(group -> group.matches("[0-9a-fA-F]{1,4}")) ? groups.length : -1;
    }

    @Test
    @Tag("slow")
    void random_addresses_of_version_six_are_judged_as_their_grammar_says() {
        Random random = new Random(SEED);
        List<String> pieces = List.of("1", "ab", "FFFF", "12345", ":", ":", ":", "::", "0", "g");
        int valid = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder address = new StringBuilder();
            for (int j = 1 + random.nextInt(17); j > 0; j--) {
                address.append(pieces.get(random.nextInt(pieces.size() - (i % 3 == 0 ? 0 : 1))));
            }
            boolean expected = isVersionSix(address.toString());
            assertThat(Values.isValid(Cidr.parse(address + "/64")))
                    .as("seed %d: %s", SEED, address)
                    .isEqualTo(expected);
            valid += expected ? 1 : 0;
        }
        assertThat(valid).isGreaterThan(200);
    }

    @Test
    void random_addresses_of_version_four_are_judged_number_by_number() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            int[] parts = random.ints(5, 0, 300).toArray();
            int length = random.nextInt(40);
            String block = parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[3] + "/" + length;
            boolean expected = Arrays.stream(parts, 0, 4).allMatch(part -> part < 256) && length <= 32;
            assertThat(Values.isValid(Cidr.parse(block))).as(block).isEqualTo(expected);
        }
    }
}
