package dev.keelson.validation.difference;

import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.Environment;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.token.Port;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Text;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A platform whose parts hang on a few toggles, a choice, thresholds and scalars, drawn anew for each seed. */
final class RandomPlatform implements Definition {
    private enum Tier {
        SMALL,
        MIDDLE,
        LARGE
    }

    private static final List<Toggle> TOGGLES =
            IntStream.range(0, 4).mapToObj(i -> Setting.toggle("toggle" + i)).toList();
    private static final List<Setting<Count>> COUNTS =
            IntStream.range(0, 3).mapToObj(i -> Setting.count("count" + i, 2)).toList();
    private static final Choice<Tier> TIER = Setting.choice("tier", Tier.SMALL);
    private static final Namespace HOME = Namespace.named("home");
    private static final Port HTTP = Port.http(8080);

    private final long seed;

    RandomPlatform(long seed) {
        this.seed = seed;
    }

    static Environment environment(String name, Random random) {
        Environment environment = Environment.named(name);
        for (Toggle toggle : TOGGLES) {
            environment = switch (random.nextInt(3)) {
                case 0 -> environment.on(toggle);
                case 1 -> environment.off(toggle);
                default -> environment;
            };
        }
        for (Setting<Count> count : COUNTS) {
            environment = random.nextBoolean() ? environment.with(count, Count.of(1 + random.nextInt(4))) : environment;
        }
        environment = random.nextBoolean() ? environment.with(TIER, Tier.values()[random.nextInt(3)]) : environment;
        return random.nextInt(3) == 0
                ? environment.override("always.image.tag", Integer.toString(random.nextInt(3)))
                : environment;
    }

    @Override
    public void define(PlatformDraft p) {
        Random random = new Random(seed);
        TOGGLES.forEach(p::get);
        COUNTS.forEach(p::get);
        component(p, "always", random);
        for (int i = 0; i < 3; i++) {
            Predicate<PlatformDraft> there = formula(random, 2);
            Random own = new Random(random.nextLong());
            if (there.test(p)) {
                component(p, "part" + i, own);
            }
        }
    }

    private static void component(PlatformDraft p, String name, Random random) {
        Component component = HOME.component(name);
        ConfigRef config = HOME.config(name + "-config");
        Count line = p.get(pick(COUNTS, random)).plus(random.nextInt(2));
        boolean configured = formula(random, 1).test(p);
        if (configured) {
            p.config(config, c -> c.entry("LINE", Text.of("x", line)).entry("FIXED", "1"));
        }
        Count replicas = p.get(pick(COUNTS, random));
        Count tooMany = p.get(pick(COUNTS, random));
        Predicate<PlatformDraft> first = formula(random, 2);
        Predicate<PlatformDraft> second = formula(random, 2);
        Predicate<PlatformDraft> open = formula(random, 1);
        p.deployment(component, Image.parse("registry.example.com/" + name + ":1"), d -> {
            d.replicas(replicas.times(tooMany));
            when(first.test(p), d, draft -> draft.env("FIRST", "1").args("--first"));
            d.env("ALWAYS", Text.of("n", tooMany));
            when(second.test(p), d, draft -> draft.env("SECOND", "2").args("--second"));
            when(open.test(p), d, draft -> draft.port(HTTP));
            when(configured, d, draft -> draft.mount("/etc/config", config).env("LINE", config.key("LINE")));
        });
    }

    private static <D> void when(boolean holds, D draft, Consumer<D> words) {
        if (holds) {
            words.accept(draft);
        }
    }

    private static Predicate<PlatformDraft> formula(Random random, int depth) {
        if (depth > 0 && random.nextBoolean()) {
            Predicate<PlatformDraft> left = formula(random, depth - 1);
            Predicate<PlatformDraft> right = formula(random, depth - 1);
            Predicate<PlatformDraft> third = formula(random, depth - 1);
            return switch (random.nextInt(4)) {
                case 0 -> left.and(right);
                case 1 -> left.or(right);
                case 2 -> p -> left.test(p) ? right.test(p) || third.test(p) : right.test(p) && third.test(p);
                default -> p -> left.test(p) != right.test(p);
            };
        }
        int kind = random.nextInt(4);
        if (kind == 0) {
            Setting<Count> count = pick(COUNTS, random);
            return p -> p.when(count.isAtLeast(3));
        }
        if (kind == 1) {
            Tier tier = Tier.values()[random.nextInt(3)];
            return p -> p.get(TIER) == tier;
        }
        Toggle toggle = pick(TOGGLES, random);
        return p -> p.get(toggle);
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
