package dev.keelson.validation.chart.generated;

/**
 * What became of a generated definition.
 *
 * @param kind how it ended
 * @param words what is wrong, or why it was refused
 */
record Verdict(Kind kind, String words) {
    enum Kind {
        RIGHT,
        REFUSED,
        WRONG
    }
}
