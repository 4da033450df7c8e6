package dev.keelson.validation.chart.generated;

import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.value.Memory;
import java.util.List;

/** A condition of a generated definition. */
sealed interface Asked {
    boolean holds(PlatformDraft p);

    default List<Asked> simpler() {
        return List.of();
    }

    record On(int toggle) implements Asked {
        @Override
        public boolean holds(PlatformDraft p) {
            return p.get(Inputs.TOGGLES.get(toggle));
        }

        @Override
        public String toString() {
            return "t" + toggle;
        }
    }

    record Is(Inputs.Mode mode) implements Asked {
        @Override
        public boolean holds(PlatformDraft p) {
            return p.get(Inputs.MODE) == mode;
        }

        @Override
        public String toString() {
            return "mode == " + mode;
        }
    }

    record AtLeast(int setting, int bound) implements Asked {
        @Override
        public boolean holds(PlatformDraft p) {
            return p.when(Inputs.COUNTS.get(setting).isAtLeast(bound));
        }

        @Override
        public String toString() {
            return Inputs.COUNTS.get(setting).path() + " >= " + bound;
        }
    }

    record Holds(int setting, String amount) implements Asked {
        @Override
        public boolean holds(PlatformDraft p) {
            return p.when(Inputs.AMOUNTS.get(setting).isAtLeast(Memory.parse(amount)));
        }

        @Override
        public String toString() {
            return Inputs.AMOUNTS.get(setting).path() + " >= " + amount;
        }
    }

    record Empty(int list) implements Asked {
        @Override
        public boolean holds(PlatformDraft p) {
            return p.when(Inputs.LISTS.get(list).isEmpty());
        }

        @Override
        public String toString() {
            return Inputs.LISTS.get(list).path() + ".isEmpty()";
        }
    }

    record Licensed() implements Asked {
        @Override
        public boolean holds(PlatformDraft p) {
            return p.when(Inputs.LICENCE.isPresent());
        }

        @Override
        public String toString() {
            return "licence.isPresent()";
        }
    }

    record Not(Asked asked) implements Asked {
        @Override
        public boolean holds(PlatformDraft p) {
            return !asked.holds(p);
        }

        @Override
        public List<Asked> simpler() {
            return List.of(asked);
        }

        @Override
        public String toString() {
            return "!(" + asked + ")";
        }
    }

    /** Both sides are asked, or the second only where the first does not decide, as the author would have it. */
    record Both(boolean and, Asked left, Asked right) implements Asked {
        @Override
        public boolean holds(PlatformDraft p) {
            return and ? left.holds(p) && right.holds(p) : left.holds(p) || right.holds(p);
        }

        @Override
        public List<Asked> simpler() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            return "(" + left + (and ? " && " : " || ") + right + ")";
        }
    }
}
