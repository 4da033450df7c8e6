package dev.keelson.validation.chart.generated;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Text;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scalar of a generated definition; it prints as the Java that says it. */
sealed interface Term {
    Object value(PlatformDraft p);

    /** {@return simpler terms that may stand in its place} */
    default List<Term> simpler() {
        return List.of();
    }

    record Literal(Object literal) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return literal instanceof Integer number ? Count.of(number) : literal;
        }

        @Override
        public String toString() {
            return literal instanceof String ? "\"" + literal + "\"" : literal.toString();
        }
    }

    record TextOf(int setting) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return p.get(Inputs.TEXTS.get(setting));
        }

        @Override
        public String toString() {
            return Inputs.TEXTS.get(setting).path();
        }
    }

    record Licence() implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return p.get(Inputs.LICENCE);
        }

        @Override
        public String toString() {
            return "licence";
        }
    }

    record Chosen() implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return p.get(Inputs.MODE).toString();
        }

        @Override
        public String toString() {
            return "mode.toString()";
        }
    }

    record Joined(int list, String separator) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return p.get(Inputs.LISTS.get(list)).join(separator);
        }

        @Override
        public String toString() {
            return Inputs.LISTS.get(list).path() + ".join(\"" + separator + "\")";
        }
    }

    record Concat(List<Term> parts) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return Text.of(parts.stream().map(part -> part.value(p)).toArray());
        }

        @Override
        public List<Term> simpler() {
            return parts;
        }

        @Override
        public String toString() {
            return parts.stream().map(Term::toString).collect(Collectors.joining(", ", "Text.of(", ")"));
        }
    }

    record Checksum(Term of) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return Text.of(of.value(p)).checksum();
        }

        @Override
        public List<Term> simpler() {
            return List.of(of);
        }

        @Override
        public String toString() {
            return "Text.of(" + of + ").checksum()";
        }
    }

    record CountOf(int setting) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return p.get(Inputs.COUNTS.get(setting));
        }

        @Override
        public String toString() {
            return Inputs.COUNTS.get(setting).path();
        }
    }

    enum Word {
        PLUS,
        TIMES,
        MINUS,
        AT_LEAST,
        AT_MOST,
        HALVED,
        THIRD_ROUNDED_UP,
        PERCENT,
        PADDED
    }

    record Calculated(Word word, Term left, Term right) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            Count number = (Count) left.value(p);
            return switch (word) {
                case PLUS -> number.plus((Count) right.value(p));
                case TIMES -> number.times((Count) right.value(p));
                case MINUS -> number.minus((Count) right.value(p));
                case AT_LEAST -> number.atLeast((Count) right.value(p));
                case AT_MOST -> number.atMost((Count) right.value(p));
                case HALVED -> number.dividedBy(2);
                case THIRD_ROUNDED_UP -> number.dividedByRoundingUp(3);
                case PERCENT -> number.percent(Percent.of(35));
                case PADDED -> number.padded(4);
            };
        }

        @Override
        public List<Term> simpler() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            return left + "." + word.name().toLowerCase(Locale.ROOT) + "(" + right + ")";
        }
    }

    record Bytes(int setting) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return p.get(Inputs.AMOUNTS.get(setting));
        }

        @Override
        public String toString() {
            return Inputs.AMOUNTS.get(setting).path();
        }
    }

    record Sum(Term left, Term right) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return ((Memory) left.value(p)).plus((Memory) right.value(p));
        }

        @Override
        public List<Term> simpler() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            return left + ".plus(" + right + ")";
        }
    }

    record Times(Term amount, Term factor) implements Term {
        @Override
        public Object value(PlatformDraft p) {
            return ((Memory) amount.value(p)).times((Count) factor.value(p));
        }

        @Override
        public List<Term> simpler() {
            return Stream.concat(Stream.of(amount), factor.simpler().stream().map(less -> new Times(amount, less)))
                    .toList();
        }

        @Override
        public String toString() {
            return amount + ".times(" + factor + ")";
        }
    }
}
