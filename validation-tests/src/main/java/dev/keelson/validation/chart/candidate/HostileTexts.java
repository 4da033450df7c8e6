package dev.keelson.validation.chart.candidate;

import java.util.List;
import java.util.stream.Stream;

/** Texts that YAML, Go templates or shells would rather not see. */
final class HostileTexts {
    private static final int LONG = 2_000;

    static final List<String> SINGLE_LINE = List.of(
            "plain",
            "",
            " ",
            "  leading",
            "trailing  ",
            "\ttab\t",
            "yes",
            "n",
            "null",
            "~",
            "1.10",
            "1e3",
            "0x1F",
            "012",
            "-",
            "- item",
            "key: value",
            "# comment",
            "a # b",
            "{{ .Values.x }}",
            "}} {{",
            "{{- /* c */ -}}",
            "\"double\"",
            "'single'",
            "back\\slash \\n",
            "%d %s %",
            "<a href=\"x\">&amp;</a>",
            "$item ${VAR} `cmd`",
            "Grüße, 世界 🚢",
            "é\u00a0nbsp",
            "[a, b]",
            "{a: b}",
            "|",
            ">-",
            "---",
            "...",
            "&anchor",
            "*alias",
            "!tag",
            "@at",
            "a,b,c",
            "2001-01-01",
            "1_000",
            "x".repeat(LONG) + " y");
    static final List<String> MULTI_LINE = Stream.concat(
                    Stream.of("two\nlines", "\n", "ends\n\n", " \n x", "tab\n\tand\n", "# a\n---\n{{ b }}\n"),
                    SINGLE_LINE.stream())
            .toList();

    private HostileTexts() {}
}
