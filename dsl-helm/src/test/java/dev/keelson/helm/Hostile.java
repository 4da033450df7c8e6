package dev.keelson.helm;

import java.util.List;

/** Texts on one line that YAML, Go templates or shells would rather not see. */
public final class Hostile {
    /** The texts. */
    public static final List<String> TEXTS = List.of(
            "plain",
            "",
            " ",
            "  leading",
            "trailing  ",
            "\ttab\t",
            "yes",
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
            "x".repeat(5_000) + " y");

    private Hostile() {}
}
