package dev.keelson.helm.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.core.draft.Parameter;
import dev.keelson.core.expression.Dimension;
import dev.keelson.core.identity.Labels;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.value.Form;
import dev.keelson.helm.symbol.SymbolTable;
import dev.keelson.helm.values.Limits;
import dev.keelson.helm.values.Value;
import dev.keelson.helm.values.Values;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes {@code values.schema.json}. Every level is closed, so that a misspelt key is refused where it is typed, and every
 * value that has no meaning as null is required, because Helm takes a null for the wish to remove a default.
 *
 * @since 0.1.0
 */
public final class ValuesSchema {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withArrayValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance));

    /** How the keys of labels and annotations look. */
    private static final String LABEL_KEY = "^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*/)?"
            + "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";

    /** How long what is before the slash may be. Helm does not say where such a key stands, so all else is said above. */
    private static final String LENGTH_OF_LABEL_KEY = "^([^/]{1,253}/)?[^/]*$";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode amounts = JSON.objectNode();
    private final String key;

    private ValuesSchema(String key) {
        this.key = key;
    }

    /**
     * The schema's text.
     *
     * @param chart the name of the chart
     * @param values its values
     * @param foreign the names under which values of charts of others stand, which their own schemas judge
     * @param subcharts the names under which values of its own subcharts stand
     */
    public static String text(String chart, Values values, Collection<String> foreign, Collection<String> subcharts) {
        return new ValuesSchema("").written(chart, values, foreign, subcharts);
    }

    /**
     * The text of the schema of a subchart.
     *
     * @param chart its name
     * @param values its values
     * @param key the name under which the chart around it has them
     */
    public static String ofSubchart(String chart, Values values, String key) {
        return new ValuesSchema(key).written(chart, values, List.of(), List.of());
    }

    private String written(String chart, Values values, Collection<String> foreign, Collection<String> subcharts) {
        ObjectNode root = JSON.objectNode();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", "Values of the chart " + chart);
        fill(root, values.children());
        ObjectNode properties = root.withObjectProperty("properties");
        List<String> open = new ArrayList<>(List.of(Values.GLOBAL));
        open.addAll(foreign);
        for (String name : open) {
            ObjectNode others = properties.withObjectProperty(name);
            others.put("type", "object");
            others.remove("additionalProperties");
        }
        // Helm puts what is global into the values of a subchart before it asks this schema.
        subcharts.forEach(name -> properties
                .withObjectProperty(name)
                .withObjectProperty("properties")
                .putObject(Values.GLOBAL)
                .put("type", "object"));
        values.all().forEach(value -> value.sometimes().stream()
                .filter(each -> isHere(each.decider()))
                .forEach(each -> {
                    ObjectNode rule = root.withArrayProperty("allOf").addObject();
                    positions(at(rule.putObject("if"), each.decider()), each);
                    limit(
                            at(rule.putObject("then"), value.path()),
                            each.limits(),
                            type(value.parameter()),
                            value.isNullable());
                }));
        if (!amounts.isEmpty()) {
            root.set("definitions", amounts);
        }
        try {
            return WRITER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The schema of " + chart + " cannot be written", e);
        }
    }

    private void fill(ObjectNode schema, List<Values.Node> nodes) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (Values.Node node : nodes) {
            ObjectNode inner = properties.putObject(node.key());
            if (node instanceof Values.Group group) {
                if (!group.title().isEmpty()) {
                    inner.put("description", group.title());
                }
                fill(inner, group.children());
                required.add(node.key());
            } else if (node instanceof Values.Leaf leaf) {
                describe(inner, leaf.value());
                if (!leaf.value().isNullable()) {
                    required.add(node.key());
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
    }

    private boolean isHere(ModelPath path) {
        String first = path.segments().get(0);
        return key.isEmpty() || first.equals(key) || first.equals(Values.GLOBAL);
    }

    private ObjectNode at(ObjectNode schema, ModelPath path) {
        List<String> steps = path.segments();
        ObjectNode inner = schema;
        for (String segment : steps.get(0).equals(key) ? steps.subList(1, steps.size()) : steps) {
            inner = inner.withObjectProperty("properties").withObjectProperty(segment);
        }
        return inner;
    }

    private static void positions(ObjectNode schema, Value.Sometimes sometimes) {
        ArrayNode positions = schema.putArray("enum");
        for (String position : sometimes.positions()) {
            if (sometimes.isToggle()) {
                positions.add(Boolean.parseBoolean(position));
            } else {
                positions.add(position);
            }
        }
    }

    private void describe(ObjectNode schema, Value value) {
        String description = value.description();
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        Parameter parameter = value.parameter();
        String type = type(parameter);
        if (value.isNullable()) {
            schema.putArray("type").add(type).add("null");
        } else {
            schema.put("type", type);
        }
        ObjectNode limited = schema;
        if (parameter.kind() == Parameter.Kind.ENTRIES) {
            limited = entries(schema, value.taken());
        }
        if (parameter.form() == Form.LIST) {
            limited = schema.putObject("items").put("type", "string");
        }
        limit(limited, value.limits(), type, value.isNullable());
    }

    /** Labels or annotations, but for those that the objects of the chart set themselves. {@return the schema of each} */
    private static ObjectNode entries(ObjectNode schema, Set<String> taken) {
        ObjectNode own = schema.putObject("properties");
        Stream.concat(Labels.reserved().stream(), taken.stream().filter(key -> !SymbolTable.isEntries(key)))
                .sorted()
                .distinct()
                .forEach(key -> own.putObject(key).put("type", "null"));
        schema.putObject("propertyNames").put("pattern", LENGTH_OF_LABEL_KEY);
        ObjectNode each = schema.putObject("patternProperties").putObject(LABEL_KEY);
        schema.put("additionalProperties", false);
        return each.put("type", "string");
    }

    private static String type(Parameter parameter) {
        if (parameter.kind() == Parameter.Kind.ENTRIES) {
            return "object";
        }
        if (parameter.kind() == Parameter.Kind.TOGGLE) {
            return "boolean";
        }
        if (parameter.form() == Form.LIST) {
            return "array";
        }
        return parameter.form() == Form.NUMBER ? "integer" : "string";
    }

    private void limit(ObjectNode schema, Limits limits, String type, boolean isNullable) {
        if (!limits.names().isEmpty()) {
            ArrayNode names = schema.putArray("enum");
            limits.names().forEach(names::add);
            if (isNullable) {
                names.addNull();
            }
        }
        Dimension dimension = limits.dimension();
        if (type.equals("integer")) {
            schema.put("minimum", limits.least()).put("maximum", limits.greatest());
        } else if (dimension != null) {
            schema.withArrayProperty("allOf").addObject().put("$ref", "#/definitions/" + amount(limits, dimension));
        }
        if (limits.patterns().size() == 1) {
            schema.put("pattern", limits.patterns().get(0));
        } else {
            limits.patterns()
                    .forEach(pattern ->
                            schema.withArrayProperty("allOf").addObject().put("pattern", pattern));
        }
        if (limits.shortest() > 0) {
            schema.put("minLength", limits.shortest());
        }
        limits.longest().ifPresent(longest -> schema.put("maxLength", longest));
    }

    /**
     * Defines the amounts between the limits, once for all values that have them. What is no amount at all is told by the form
     * alone, which people can read; only an amount outside the limits by the expression for these.
     */
    private String amount(Limits limits, Dimension dimension) {
        String name = dimension.name().toLowerCase(Locale.ROOT) + "-" + limits.least() + "-" + limits.greatest();
        if (!amounts.has(name)) {
            String form = "^[0-9]+(" + String.join("|", dimension.units()) + ")$";
            ObjectNode definition = amounts.putObject(name).put("pattern", form);
            definition.putObject("if").put("pattern", form);
            definition.putObject("then").put("pattern", between(limits, dimension));
        }
        return name;
    }

    /** The amounts between the limits in each unit. */
    private static String between(Limits limits, Dimension dimension) {
        List<String> alternatives = new ArrayList<>();
        for (String unit : dimension.units()) {
            long size = dimension.size(unit);
            long least = limits.least() / size + (limits.least() % size == 0 ? 0 : 1);
            long greatest = Math.min(limits.greatest() / size, Limits.GREATEST_NUMBER);
            if (least <= greatest) {
                alternatives.add(WholeNumbers.between(least, greatest) + unit);
            }
        }
        return "^(" + String.join("|", alternatives) + ")$";
    }
}
