package dev.keelson.core.emit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlRoundTripTest {
    private static final long SEED = 20_261_123L;

    private final YamlWriter writer = new YamlWriter();
    private final ObjectMapper jackson = new YAMLMapper();

    @Test
    void every_known_trap_is_the_same_string_as_value_item_and_key() throws IOException {
        for (String text : Stream.of(HostileStrings.KNOWN, HostileStrings.WITH_BLANKS)
                .flatMap(List::stream)
                .toList()) {
            for (Object document : List.of(text, Map.of("k", text), List.of(text, text), Map.of(text, text))) {
                assertReadsBack(document instanceof List<?> ? Map.of("k", document) : document);
            }
        }
    }

    @Test
    @Tag("slow")
    void twenty_five_thousand_random_strings_are_the_same_in_nested_maps_and_lists() throws IOException {
        Random random = new Random(SEED);
        int strings = 0;
        while (strings < 25_000) {
            Map<String, Object> document = map(random, 0);
            strings += count(document);
            assertReadsBack(document);
        }
    }

    private void assertReadsBack(Object document) throws IOException {
        String yaml = writer.write(document);
        assertThat(jackson.readValue(yaml, Object.class))
                .as("Jackson reads, seed %d:%n%s", SEED, yaml)
                .isEqualTo(document);
        Object snake = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        assertThat(snake).as("snakeyaml reads, seed %d:%n%s", SEED, yaml).isEqualTo(document);
        assertThat(yaml).as("seed %d", SEED).endsWith("\n").doesNotContain("\t\n", "\r");
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            map.put(HostileStrings.next(random), value(random, depth + 1));
        }
        return map;
    }

    private static Object value(Random random, int depth) {
        int kind = random.nextInt(depth > 4 ? 7 : 10);
        return switch (kind) {
            case 0 -> random.nextBoolean();
            case 1 -> number(random);
            case 7 -> map(random, depth);
            case 8, 9 -> list(random, depth);
            default -> HostileStrings.next(random);
        };
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(random.nextInt(20) == 0 ? null : value(random, depth + 1));
        }
        return list;
    }

    private static Object number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> Integer.MAX_VALUE + 1L + random.nextInt(1_000_000);
            case 2 -> BigInteger.ONE.shiftLeft(64 + random.nextInt(200)).negate();
            default -> {
                double number = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(number) ? number : 0.1;
            }
        };
    }

    private static int count(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.size()
                    + map.values().stream().mapToInt(YamlRoundTripTest::count).sum();
        }
        if (value instanceof List<?> list) {
            return list.stream().mapToInt(YamlRoundTripTest::count).sum();
        }
        return value instanceof String ? 1 : 0;
    }
}
