package dev.keelson.validation.chart.generated;

import dev.keelson.core.config.ConfigDraft;
import dev.keelson.core.config.FileDraft;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.ConfigRef;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Text;
import dev.keelson.core.workload.words.DeploymentDraft;
import dev.keelson.validation.chart.generated.Step.Each;
import dev.keelson.validation.chart.generated.Step.Place;
import dev.keelson.validation.chart.generated.Step.Put;
import dev.keelson.validation.chart.generated.Step.When;
import dev.keelson.validation.chart.generated.Step.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A definition that is data: one component with a configuration, and others beside it.
 *
 * @param steps what it says
 */
record Sketch(List<Step> steps) implements Definition {
    private static final Namespace SHOP = Namespace.named("shop");
    private static final Component API = SHOP.component("api");
    private static final ConfigRef CONFIG = SHOP.config("api-config");

    Stream<Sketch> smaller() {
        return Step.smaller(steps).map(Sketch::new);
    }

    @Override
    public void define(PlatformDraft p) {
        p.config(CONFIG, c -> {
            say(p, steps, step -> entry(p, c, step));
            c.file("app.conf", f -> {
                f.line("# what follows");
                say(p, steps, step -> line(p, f, step));
            });
        });
        p.deployment(API, image(), d -> {
            d.mount("/etc/api", CONFIG);
            deployment(p, d, steps);
        });
        say(p, steps, step -> {
            if (step instanceof Worker worker) {
                p.deployment(SHOP.component(worker.name()), image(), d -> deployment(p, d, worker.steps()));
            }
        });
    }

    private static Image image() {
        return Image.parse("registry.example.com/shop/api:1.4.2");
    }

    private static void say(PlatformDraft p, List<Step> steps, Consumer<Step> say) {
        for (Step step : steps) {
            if (step instanceof When when) {
                say(p, when.asked().holds(p) ? when.then() : when.otherwise(), say);
            } else {
                say.accept(step);
            }
        }
    }

    private static void entry(PlatformDraft p, ConfigDraft c, Step step) {
        if (step instanceof Put put && put.place() == Place.ENTRY) {
            c.entry(put.key(), Text.of(put.term().value(p)));
        }
    }

    private static void line(PlatformDraft p, FileDraft f, Step step) {
        if (step instanceof Put put && put.place() == Place.LINE) {
            f.line(put.key(), put.term().value(p));
        } else if (step instanceof Each each && each.place() == Place.LINE) {
            p.each(Inputs.LISTS.get(each.list()), item -> f.line(each.before(), item));
        }
    }

    private static void deployment(PlatformDraft p, DeploymentDraft d, List<Step> steps) {
        List<Text> args = new ArrayList<>();
        @Nullable Memory[] memory = {Memory.mib(64)};
        say(p, steps, step -> {
            if (step instanceof Put put) {
                Object value = put.term().value(p);
                switch (put.place()) {
                    case ENV -> d.env(put.key(), Text.of(value));
                    case ANNOTATION -> d.annotation("example.com/" + put.key(), Text.of(value));
                    case LABEL -> d.label("example.com/" + put.key(), Text.of(value));
                    case ARG -> args.add(Text.of(put.key(), value));
                    case MEMORY -> memory[0] = (Memory) value;
                    case REPLICAS -> d.replicas((Count) value);
                    case ENTRY, LINE -> {}
                }
            } else if (step instanceof Each each && each.place() == Place.ARG) {
                p.each(Inputs.LISTS.get(each.list()), item -> args.add(Text.of(each.before(), item)));
            }
        });
        if (!args.isEmpty()) {
            d.args(args.toArray(Text[]::new));
        }
        d.resources(r -> r.cpu(Cpu.millis(100)).memory(memory[0]));
    }

    @Override
    public String toString() {
        return Step.text(steps);
    }
}
