package dev.keelson.core.scaling.recommendation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.cli.Options.UsageException;
import dev.keelson.core.scaling.ScaledResource;
import dev.keelson.core.scaling.recommendation.Recommendation.Amounts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads VerticalPodAutoscalers with their status, as {@code kubectl get verticalpodautoscalers -o yaml} writes them. */
final class RecommendationFile {
    private static final ObjectMapper MAPPER = YAMLMapper.builder().build();

    private final Path file;
    private final List<Recommendation> recommendations = new ArrayList<>();

    private RecommendationFile(Path file) {
        this.file = file;
    }

    /**
     * {@return what the objects of a file recommend} Documents may be objects or lists of them, in YAML or JSON.
     *
     * @throws UsageException if it cannot be read, or holds something else
     */
    static List<Recommendation> read(Path file) {
        RecommendationFile reading = new RecommendationFile(file);
        try (MappingIterator<JsonNode> documents =
                MAPPER.readerFor(JsonNode.class).readValues(Files.readString(file))) {
            while (documents.hasNextValue()) {
                reading.add(documents.nextValue());
            }
            return reading.recommendations;
        } catch (JsonProcessingException unreadable) {
            throw new UsageException(file + " is neither YAML nor JSON: " + unreadable.getOriginalMessage() + ".");
        } catch (IOException missing) {
            throw new UsageException(file + " cannot be read.");
        }
    }

    private void add(JsonNode object) {
        String kind = object.path("kind").asText();
        if (object.path("items").isArray()) {
            object.path("items").forEach(this::add);
        } else if (kind.equals("VerticalPodAutoscaler")) {
            JsonNode target = object.at("/spec/targetRef");
            object.at("/status/recommendation/containerRecommendations")
                    .forEach(container -> recommendations.add(new Recommendation(
                            object.at("/metadata/namespace").asText("default"),
                            target.path("kind").asText(),
                            target.path("name").asText(),
                            container.path("containerName").asText(),
                            amounts(container))));
        } else {
            throw new UsageException(file + " holds "
                    + (kind.isEmpty() ? "something that is no object" : "a " + kind)
                    + "; it has to hold VerticalPodAutoscalers, as `kubectl get verticalpodautoscalers -A -o yaml`"
                    + " writes them.");
        }
    }

    private Map<ScaledResource, Amounts> amounts(JsonNode container) {
        Map<ScaledResource, Amounts> amounts = new EnumMap<>(ScaledResource.class);
        for (ScaledResource resource : ScaledResource.values()) {
            BigDecimal target = amount(container, "target", resource);
            if (target != null) {
                amounts.put(
                        resource,
                        new Amounts(
                                target,
                                amount(container, "lowerBound", resource),
                                amount(container, "upperBound", resource)));
            }
        }
        return amounts;
    }

    private @Nullable BigDecimal amount(JsonNode container, String field, ScaledResource resource) {
        JsonNode amount = container.path(field).path(resource.toString());
        if (amount.isMissingNode()) {
            return null;
        }
        return ObservedQuantity.read(amount.asText())
                .orElseThrow(() -> new UsageException(
                        file + " recommends " + amount.asText() + " of " + resource + ", which is no amount."));
    }
}
