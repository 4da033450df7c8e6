package dev.keelson.helm.repository;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.emit.yaml.YamlWriter;
import dev.keelson.helm.dependency.SemVer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code index.yaml}: what a repository of charts holds. A chart is added to what is there; the same version takes the
 * place of the earlier one, and an archive that did not change keeps the time at which it was first listed.
 *
 * @since 0.1.0
 */
public final class RepositoryIndex {
    private static final ObjectMapper YAML = YAMLMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};
    private static final Comparator<Map<String, Object>> LATEST_FIRST = Comparator.comparing(
                    RepositoryIndex::version,
                    Comparator.comparing(Optional<SemVer>::isPresent)
                            .thenComparing(
                                    version -> version.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder())))
            .thenComparing(entry -> String.valueOf(entry.get("version")))
            .reversed();

    private final Map<String, Object> others = new LinkedHashMap<>();
    private final Map<String, List<Map<String, Object>>> entries = new TreeMap<>();

    /** An index of nothing. */
    public RepositoryIndex() {}

    /**
     * Reads an index.
     *
     * @param content what stands in {@code index.yaml}
     * @return the index, empty where the content is none
     */
    public static Optional<RepositoryIndex> read(byte[] content) {
        try {
            JsonNode tree = YAML.readTree(new String(content, StandardCharsets.UTF_8));
            JsonNode charts = tree.path("entries");
            if (!tree.path("apiVersion").asText().equals("v1") || !(charts.isObject() || charts.isNull())) {
                return Optional.empty();
            }
            RepositoryIndex index = new RepositoryIndex();
            tree.properties().forEach(field -> index.others.put(field.getKey(), field.getValue()));
            for (Map.Entry<String, JsonNode> chart : charts.properties()) {
                List<Map<String, Object>> versions = new ArrayList<>();
                for (JsonNode version : chart.getValue()) {
                    if (!version.isObject()) {
                        return Optional.empty();
                    }
                    versions.add(YAML.convertValue(version, FIELDS));
                }
                index.entries.put(chart.getKey(), versions);
            }
            return Optional.of(index);
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Adds a chart, whose archive lies beside the index.
     *
     * @param archive the packed chart
     * @param metadata the content of its {@code Chart.yaml}
     * @param time when it was released
     */
    public void add(ChartArchive archive, Map<String, Object> metadata, Instant time) {
        List<Map<String, Object>> versions = entries.computeIfAbsent(archive.name(), name -> new ArrayList<>());
        String created = versions.stream()
                .filter(entry -> archive.digest().equals(entry.get("digest")) && entry.get("created") != null)
                .map(entry -> String.valueOf(entry.get("created")))
                .findFirst()
                .orElse(time.toString());
        Map<String, Object> entry = new LinkedHashMap<>(metadata);
        entry.put("created", created);
        entry.put("digest", archive.digest());
        entry.put("urls", List.of(archive.fileName()));
        versions.removeIf(earlier -> archive.version().equals(earlier.get("version")));
        versions.add(entry);
        versions.sort(LATEST_FIRST);
    }

    /** {@return the archives that lie beside the index} */
    public List<String> archives() {
        List<String> archives = new ArrayList<>();
        entries.values()
                .forEach(versions -> versions.forEach(entry -> {
                    if (entry.get("urls") instanceof List<?> urls) {
                        urls.stream()
                                .map(String::valueOf)
                                .filter(url -> url.matches("[A-Za-z0-9][A-Za-z0-9._+-]*\\.tgz"))
                                .forEach(archives::add);
                    }
                }));
        return archives;
    }

    /** {@return the file's text} */
    public String text() {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("apiVersion", "v1");
        others.forEach(index::putIfAbsent);
        index.put("entries", entries);
        latest().ifPresent(time -> index.put("generated", time.toString()));
        return new YamlWriter().write(index);
    }

    /** The index is as old as the youngest chart in it. */
    private Optional<Instant> latest() {
        return entries.values().stream()
                .flatMap(List::stream)
                .flatMap(entry -> time(String.valueOf(entry.get("created"))).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static Optional<SemVer> version(Map<String, Object> entry) {
        return SemVer.parse(String.valueOf(entry.get("version")));
    }
}
