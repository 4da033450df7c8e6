package dev.keelson.helm.readme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Amount;
import dev.keelson.helm.values.Value;
import dev.keelson.helm.values.Values;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code README.md}: what the chart is, how it is installed, and a table of all that can be set.
 *
 * @param name the chart's name
 * @param version the chart's version
 * @param description what it is, in one sentence; empty where nobody says
 * @param environments the environments that have a file of values of their own
 * @param timeout for how long Helm has to wait
 * @since 0.1.0
 */
public record Readme(String name, String version, String description, List<String> environments, String timeout) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@return the file's text} */
    public String text(Values values) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(Markdown.text(name)).append("\n\n");
        if (!description.isEmpty()) {
            text.append(Markdown.text(description)).append("\n\n");
        }
        text.append("## Install\n\n```\nhelm install ")
                .append(name)
                .append(" ./")
                .append(name)
                .append(" --version ")
                .append(version)
                .append(" --namespace ")
                .append(name)
                .append(" --create-namespace\n```\n\n");
        text.append("Set what differs in a file of your own and give it with `--values`. ")
                .append("`values.schema.json` refuses what no value")
                .append(" may be before anything reaches the cluster, misspelt names included.\n\n");
        environments(text);
        text.append("## Values\n\n| Path | Type | Default | Description |\n|---|---|---|---|\n");
        for (Value value : values.all()) {
            text.append("| ").append(Markdown.code(value.path().toString()));
            text.append(" | ").append(type(value.parameter()));
            text.append(" | ").append(Markdown.code(byDefault(value)));
            text.append(" | ").append(Markdown.text(value.description())).append(" |\n");
        }
        return text.toString();
    }

    private void environments(StringBuilder text) {
        if (environments.isEmpty()) {
            return;
        }
        text.append("What differs between environments is in files of the chart:\n\n```\n");
        environments.forEach(environment -> text.append("helm upgrade --install ")
                .append(name)
                .append(" ./")
                .append(name)
                .append(" --values ")
                .append(name)
                .append("/values-")
                .append(environment)
                .append(".yaml --timeout ")
                .append(timeout)
                .append('\n'));
        text.append("```\n\n");
    }

    private static String type(Parameter parameter) {
        return switch (parameter.type()) {
            case "toggle" -> "boolean";
            case "choice" -> "choice";
            case "count", "percent", "port" -> "number";
            case "texts" -> "list of texts";
            case "entries" -> "map of texts";
            case "cpu" -> "amount of CPU";
            case "memory" -> "amount of memory";
            case "storage" -> "amount of storage";
            case "span" -> "span of time";
            default -> parameter.type();
        };
    }

    private static String byDefault(Value value) {
        Object byDefault = value.choosers().isEmpty() ? value.parameter().byDefault() : null;
        return json(byDefault instanceof Amount amount ? amount.toString() : byDefault);
    }

    private static String json(@Nullable Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The default " + value + " cannot be written", e);
        }
    }
}
