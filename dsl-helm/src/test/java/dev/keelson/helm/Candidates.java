package dev.keelson.helm;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Amount;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Texts that somebody may give to a parameter: at and around every bound, of another type, and hostile ones. */
public final class Candidates {
    private static final List<String> NUMBERS = List.of(
            "",
            "x",
            "-1",
            "1.5",
            "007",
            " 1",
            "1 ",
            "1e3",
            "0x1F",
            "0",
            "1",
            "2",
            "999",
            "1000",
            "10000",
            "10001",
            "65535",
            "65536",
            "1000000",
            "2147483646",
            "2147483647",
            "2147483648",
            "999999999999999999",
            "1000000000000000000",
            "9223372036854775808");

    private static final List<String> TEXTS = List.of(
            "two\nlines",
            "\n",
            "a\r\nb",
            "\u0000",
            "\u0007",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u27e6Count zones\u27e7",
            "1.4.3",
            "v1",
            "-x",
            ".x",
            "_x",
            "x-",
            "x.",
            "x_y",
            "X",
            "UPPER",
            "a".repeat(63),
            "a".repeat(64),
            "a".repeat(127),
            "a".repeat(128),
            "a".repeat(129),
            "a.".repeat(126) + "a",
            "a.".repeat(127) + "a",
            "a".repeat(254),
            "a/".repeat(127) + "a",
            "a/".repeat(128) + "a",
            "registry.example.com",
            "registry.example.com:5000",
            "localhost",
            "[::1]:5000",
            "shop/api",
            "Shop/api",
            "shop//api",
            "shop/api:1",
            "sha256:" + "0123456789abcdef".repeat(4),
            "sha256:" + "0123456789ABCDEF".repeat(4),
            "sha256:" + "0".repeat(63),
            "sha512:" + "0".repeat(128),
            "* * * * *",
            "*/15 0-6 1,15 jan-MAR sun",
            "@daily",
            "@every 1h30m",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * * 13 *",
            "* * * * 7",
            "* * * *",
            "Europe/Berlin",
            "Etc/GMT+5",
            "../x",
            "/metrics",
            "metrics",
            "/a b",
            "/{{ x }}",
            "host.example:9100",
            "host.example",
            "10.0.0.1:65535",
            ":80",
            "10.0.0.0/8",
            "10.0.0.0/08",
            "10.0.0.0/33",
            "255.255.255.255/32",
            "256.0.0.0/8",
            "010.0.0.0/8",
            "10.0.0/8",
            "::/0",
            "::1/128",
            "::2/128",
            "::ffff:a00:1/96",
            "fd00::/8",
            "FD00::/128",
            "fd00::/129",
            "fd00:::/8",
            "1:2:3:4:5:6:7:8/64",
            "1:2:3:4:5:6:7/64",
            "1:2:3:4:5:6:7:8:9/64",
            "1:2:3:4:5:6:7::/64",
            "1:2:3:4:5:6:7::8/64",
            "1::3:4:5:6:7:8/64",
            "1::2:3:4:5:6:7:8/64",
            "1::2::3/8",
            "ClusterIP",
            "LoadBalancer",
            "ExternalName",
            "Always",
            "always",
            "IfNotPresent",
            "Never",
            "yes",
            "true",
            "12",
            "1.10");

    private Candidates() {}

    /** {@return the texts for a parameter} */
    public static List<String> of(Parameter parameter) {
        Set<String> texts = new LinkedHashSet<>();
        switch (parameter.type()) {
            case "toggle" -> texts.addAll(List.of("true", "false", "yes", "True", "1", ""));
            case "choice" ->
                parameter.alternatives().forEach(each -> {
                    texts.add(each);
                    texts.add(each + "x");
                    texts.add(
                            each.toLowerCase(Locale.ROOT).equals(each)
                                    ? each.toUpperCase(Locale.ROOT)
                                    : each.toLowerCase(Locale.ROOT));
                });
            case "count", "percent", "port" -> {
                texts.addAll(NUMBERS);
                around(parameter.bounds().least(), texts);
                around(parameter.bounds().greatest(), texts);
            }
            case "cpu" -> amounts(Dimension.CPU, parameter, texts);
            case "memory", "storage" -> amounts(Dimension.BYTES, parameter, texts);
            case "span" -> amounts(Dimension.TIME, parameter, texts);
            case "texts" -> {
                Hostile.TEXTS.forEach(text -> texts.add(ValueType.item(text)));
                TEXTS.forEach(text -> texts.add(ValueType.item(text)));
            }
            default -> {
                texts.addAll(Hostile.TEXTS);
                texts.addAll(TEXTS);
            }
        }
        return List.copyOf(texts);
    }

    /** {@return amounts and numbers from nothing to the greatest there are, twice as much each time} */
    public static List<String> ladder(Parameter parameter) {
        List<String> texts = new ArrayList<>();
        for (int power = 0; power < 62; power += 2) {
            long number = 1L << power;
            switch (parameter.type()) {
                case "count", "percent", "port" -> texts.add(Long.toString(number));
                case "cpu" -> texts.add(number + "m");
                case "memory", "storage" -> texts.add(number + "");
                case "span" -> {
                    texts.add(number + "ms");
                    if (power % 4 == 0) {
                        texts.add(number + "s");
                    }
                }
                default -> {}
            }
        }
        if (parameter.type().equals("span")) {
            texts.addAll(List.of("59m", "1h", "1h ", "23h", "24h", "86400001ms", "25h", "596523h", "596524h"));
        }
        return texts;
    }

    private static void around(Object bound, Set<String> texts) {
        if (bound instanceof Long number) {
            for (long each = number - 1; each <= number + 1; each++) {
                texts.add(Long.toString(each));
            }
        }
    }

    private static void amounts(Dimension dimension, Parameter parameter, Set<String> texts) {
        texts.addAll(
                List.of("", "x", "-1", "1.5", "01", "1 ", "1x", "1K", "1mi", "0.5Gi", "1e3", "9223372036854775808"));
        for (String unit : dimension.units()) {
            long size = dimension.size(unit);
            for (String number : List.of("0", "1", "2", "10", "999", "1024", "00", "01", "1.5", "-1")) {
                texts.add(number + unit);
            }
            texts.add(Long.MAX_VALUE / size + unit);
            texts.add((Long.MAX_VALUE / size == Long.MAX_VALUE ? "9223372036854775808" : Long.MAX_VALUE / size + 1 + "")
                    + unit);
            for (Object bound :
                    new Object[] {parameter.bounds().least(), parameter.bounds().greatest()}) {
                if (bound instanceof Amount amount) {
                    long number = amount.inSmallestUnit() / size;
                    for (long each = Math.max(0, number - 1); each <= number + 1; each++) {
                        texts.add(each + unit);
                    }
                }
            }
            long most = Integer.MAX_VALUE * 1_000L / size;
            texts.add(most + unit);
            texts.add(most + 1 + unit);
        }
    }
}
