package dev.keelson.core.emit.yaml;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Strings that YAML parsers like to take for something else, known ones and random ones. */
public final class HostileStrings {
    /** What some parser, of YAML 1.1, 1.2 or Go's, reads as number, date, boolean, null, structure or comment. */
    public static final List<String> KNOWN = Stream.of(
                    // numbers
                    "0 00 08 010 0o17 0O17 0b101 0B1 0x1F 0X1f 0xfg 1 -1 +1 1_000 _1 1_ 1e3 1E3 1e+3 1.e5 12e03 -1e-3 e7 E2 .5",
                    "5. 1.5 1.10 1.2.3 +.5 -.5 1,000 1. . .. ... .inf -.inf +.INF .Inf .nan .NaN .NAN inf -inf Infinity nan",
                    "-Infinity NaN 1d 1f 1L 0x 0b 0o 1E 1Ei 5e 1k 250m 512Mi 1.5Gi 25% 1h30m 10s 0m 1_0m 1em 0xm",
                    "1:30 190:20:30 1:60 -1:30 20:30.5 2001-01-01 2001-1-1 2001-12-14t21:59:43.10-05:00 12:00 2001-01",
                    "123456789012345678901234567890 1.797693134862315708e400 685_230.15 0.0.0.0 10.0.0.0/8 ::1 1s2",
                    // booleans and nulls
                    "true True TRUE tRUE false False yes Yes YES no No NO on On ON off Off OFF y Y n N null Null NULL ~ nil",
                    "none None t f T F -y -no --true -null yess onn",
                    // indicators
                    "- -- --- -a -1a --a ---a ? ?a : :a a: a:b a::b ::a , ,a [ ] { } [] {} [a] {a} # #a a# a#b & &a * *a ! !a",
                    "!!str | |- > >- ' '' 'a' a'b \" \"\" \"a\" a\"b % %a @ @a ` `a = =a << <<a \\ \\n a\\ a\\b $ $(A) ${A} a$b",
                    "/ /a a/ -/ --/a $1 $y $.inf -$a (a) <a> a=b --a=b -Dx=y a,b a@b a;b a&b a*b a|b a>b a~ ~a a^b a!b")
            .flatMap(line -> Stream.of(line.split(" ")))
            .toList();

    /** The same, with blanks, line ends and characters that no line of the list above can hold. */
    public static final List<String> WITH_BLANKS = List.of(
            "",
            " ",
            "  ",
            " a",
            "a ",
            "a b",
            "a  b",
            "a: b",
            "a : b",
            "a :b",
            "a #b",
            "a # b",
            "# a",
            "- a",
            "? a",
            ": a",
            "& a",
            "! a",
            "--- a",
            "... a",
            "key: |",
            "say \"hi\"",
            "it's",
            "it's \"x\"",
            "{\"a\": \"b\\n\"}",
            "^\\d+\\.\\w$",
            "{{ .Values.x }}",
            "a {{ .Values.x }} b",
            "%YAML 1.1",
            "\t",
            "\ta",
            "a\t",
            "a\tb",
            "\n",
            "\n\n",
            " \n",
            "\n ",
            "a\n",
            "\na",
            "\n a",
            "a\nb",
            "a\nb\n",
            "a\nb\n\n",
            "a\n\nb",
            "a\n b\n",
            " a\nb",
            "  a\n b\n",
            "\ta\nb\n",
            "a\n\tb\n",
            "a\n\t\n",
            "a \nb",
            "a\n \nb",
            "a\n b \n c",
            "\n\n  a\n",
            "a\n# b\n",
            "a\n---\nb\n",
            "a\n...\n",
            "a\n- b\n",
            "a: b\nc: d\n",
            "{\n}",
            "\r",
            "\r\n",
            "a\rb",
            "a\r\nb\r\n",
            "a\u0085b",
            "a\u2028b",
            "a\u2029b\n",
            "\u0085",
            "\ufeff",
            "\ufeffa\nb",
            "a\ufeff",
            "\u00a0",
            "a\u00a0b",
            "\u00ad",
            "\u200b",
            "\u202ea",
            "\u0000",
            "\u0007",
            "\u001b[0m",
            "\u007f",
            "\u0080",
            "\u009f",
            "\ufffd",
            "\ufffe",
            "\uffff",
            "\ue000",
            "\u00e9",
            "gr\u00f6\u00dfe",
            "\u65e5\u672c\u8a9e",
            "\ud83d\ude00",
            "a\ud83d\ude00\nb",
            "\ud83d\udc68\u200d\ud83d\udc69",
            "\udb40\udc01",
            "\udbff\udfff",
            "\ud83f\udffe",
            "\u0130",
            "\u0661\u0662",
            "x".repeat(127),
            "x".repeat(129),
            "x".repeat(1023),
            "x".repeat(1025),
            "x y ".repeat(500) + "z",
            "\u00e9".repeat(400),
            "\u0001".repeat(400),
            "a".repeat(100_000));

    private static final String[] ALPHABETS = {
        "abyesnof/-_.:",
        "0123456789._-+eExobafE:",
        "0123456789mkKMGTPiusnhd%.",
        " ab:#-",
        "a \n\t",
        "ab \n\t#:-|>'\"\\",
        "-?:,[]{}#&*!|>'\"%@`=<~ a\n",
        "a\r\n\u0085\u2028\u2029\ufeff ",
        "\u0000\u0001\u0007\u0008\u000b\u000c\u001b\u007f\u0080\u009f\u00a0\ufffd\ufffea",
        "a\u00e9\u00df\u0130\u65e5\u200b\u202e\ue000 ",
        "aB3 .,;()=@$&+*^~\\\"'{}[]<>!?%|/_-:#",
        "\"'\\ a",
    };

    private HostileStrings() {}

    /** One string: a known one as it is, a changed one, or one from a nasty alphabet. */
    public static String next(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> known(random);
            case 1 -> known(random) + pick(random, " ", "\n", ":", "a", "0", "\t", "%", "_");
            case 2 -> pick(random, " ", "\n", "-", "a", "0", "\t", "$", "--") + known(random);
            case 3 -> known(random) + pick(random, " ", "\n", "\n\n", ": ", " #", "\n ", "") + known(random);
            case 4 -> anything(random);
            default -> fromAlphabet(random);
        };
    }

    private static String known(Random random) {
        int limit = KNOWN.size() + WITH_BLANKS.size();
        // The giants at the end would make up most of the text.
        int at = random.nextInt(random.nextInt(50) == 0 ? limit : limit - 8);
        return at < KNOWN.size() ? KNOWN.get(at) : WITH_BLANKS.get(at - KNOWN.size());
    }

    private static String fromAlphabet(Random random) {
        String alphabet = pick(random, ALPHABETS);
        int length = random.nextInt(random.nextInt(4) == 0 ? 60 : 9);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String anything(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int bound = pick(random, 0x80, 0x100, 0x3000, 0x10000, 0x110000);
            int codePoint = random.nextInt(bound);
            text.appendCodePoint(codePoint >= 0xd800 && codePoint <= 0xdfff ? 'x' : codePoint);
        }
        return text.toString();
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
