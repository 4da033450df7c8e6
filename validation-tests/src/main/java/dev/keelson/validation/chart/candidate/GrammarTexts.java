package dev.keelson.validation.chart.candidate;

import dev.keelson.core.setting.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts for each grammar, with the longest, the shortest and those that YAML takes for something else. */
final class GrammarTexts {
    static final List<String> HOSTS = List.of(
            "other.example.com",
            "localhost",
            "1.example",
            "on",
            "yes",
            "null",
            "true",
            "1",
            "0x1f",
            "1e3",
            "a-b.c-d",
            "no",
            "off",
            "n",
            "y",
            "012",
            "1.10",
            "10.0.0.1",
            "x.y.z.example",
            "xn--bcher-kva.example",
            "a".repeat(63) + ".example",
            "zz.example",
            "3.14",
            "host-9");
    static final List<String> BLOCKS = Stream.concat(
                    Stream.of("0.0.0.0/0", "255.255.255.255/32", "::/0", "::1/128", "fd00::/8", "2001:DB8::1:0/112"),
                    IntStream.rangeClosed(1, 24).mapToObj(number -> "10." + number + ".0.0/16"))
            .toList();
    private static final List<String> LABELS = List.of(
            "a",
            "b",
            "1",
            "0",
            "y",
            "n",
            "on",
            "off",
            "no",
            "yes",
            "true",
            "null",
            "012",
            "1e3",
            "0x1f",
            "123456789",
            "a-b",
            "a--b",
            "a".repeat(63),
            "zz",
            "x9",
            "prod",
            "e2e",
            "0b1",
            "1h");

    private GrammarTexts() {}

    static List<String> of(Characters characters) {
        return switch (characters) {
            case SINGLE_LINE -> HostileTexts.SINGLE_LINE;
            case MULTI_LINE -> HostileTexts.MULTI_LINE;
            case DNS_LABEL -> LABELS;
            case DNS_NAME -> HOSTS;
            case IMAGE_REGISTRY ->
                with(
                        "",
                        HOSTS.stream().map(host -> host + ":5000").toList(),
                        List.of("localhost", "[::1]:5000", "ghcr.io", "127.0.0.1", "registry.example.com"));
            case IMAGE_REPOSITORY ->
                with(
                        "shop/worker",
                        LABELS.stream().filter(label -> !label.contains("--")).toList(),
                        List.of("a/b/c/d", "a__b", "a--b", "a.b/c_d"));
            case IMAGE_DIGEST ->
                IntStream.rangeClosed(0, 23)
                        .mapToObj(number -> number == 0
                                ? ""
                                : number == 1
                                        ? "sha512:" + "0123456789abcdef".repeat(8)
                                        : "sha256:" + "%064x".formatted(number))
                        .toList();
            case IMAGE_TAG ->
                with(
                        "1.10",
                        LABELS.stream().filter(label -> !label.contains("--")).toList(),
                        List.of("_", "v1.0.0-rc.1", "1_000", "01", "3.0", "1.4.2_build.5", "T".repeat(128)));
            case LABEL_VALUE -> with("", LABELS, List.of("1.10", "A_b.C", "3.0", "NO", "Null", "2001-01-01"));
            case SERVICE_TYPE -> List.of("ClusterIP", "NodePort", "LoadBalancer");
            case PULL_POLICY -> List.of("Always", "IfNotPresent", "Never");
            case CRON ->
                with(
                        "* * * * *",
                        IntStream.range(0, 20)
                                .mapToObj(hour -> hour * 2 + " " + hour + " * * " + hour % 7)
                                .toList(),
                        List.of(
                                "@daily",
                                "@hourly",
                                "@every 90m",
                                "*/5 0-6,22 1 jan-mar MON",
                                "? 12 ? ? ?",
                                "0 0 1,15 * *"));
            case METRICS_PATH ->
                with(
                        "/",
                        LABELS.stream().map(label -> "/" + label).toList(),
                        List.of("/a/b/c", "/metrics%20all", "/~me/@x+y", "//"));
            case HOST_AND_PORT ->
                with(
                        "a:1",
                        IntStream.rangeClosed(1, 20)
                                .mapToObj(number -> "node-" + number + ".example:" + (9_100 + number))
                                .toList(),
                        List.of("10.0.0.1:65535", "1.2:33"));
            case ADDRESS_BLOCK -> BLOCKS;
            case TIME_ZONE ->
                List.of(
                        "UTC",
                        "Europe/Berlin",
                        "Europe/Paris",
                        "America/New_York",
                        "Asia/Kolkata",
                        "Etc/GMT+5",
                        "Etc/GMT-14",
                        "GB",
                        "Asia/Tokyo",
                        "Australia/Sydney",
                        "America/Argentina/Buenos_Aires",
                        "NZ",
                        "EST5EDT",
                        "Africa/Cairo",
                        "Asia/Dubai",
                        "Pacific/Apia",
                        "Europe/London",
                        "Asia/Seoul",
                        "Zulu",
                        "Europe/Rome",
                        "Asia/Tehran",
                        "America/Sao_Paulo");
        };
    }

    private static List<String> with(String first, List<String> many, List<String> more) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(more);
        all.addAll(many);
        return all;
    }
}
