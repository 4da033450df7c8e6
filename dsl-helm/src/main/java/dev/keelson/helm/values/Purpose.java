package dev.keelson.helm.values;

import dev.keelson.core.draft.Parameter;
import dev.keelson.core.schema.FieldSchemas;
import dev.keelson.helm.feed.Feed;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what a value is for: in the words of whoever declared it, else in those of the field it decides. */
final class Purpose {
    private static final int LISTED = 3;
    private static final List<String> TELLING = List.of(
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "CronJob",
            "Job",
            "PersistentVolumeClaim",
            "Service",
            "HorizontalPodAutoscaler",
            "Ingress",
            "HTTPRoute");
    private static final List<String> FREE_MAPS = List.of("data", "stringData", "labels", "annotations", "matchLabels");

    private final FieldSchemas fields;

    Purpose(FieldSchemas fields) {
        this.fields = fields;
    }

    String of(Parameter parameter, Collection<Feed> feeds) {
        if (!parameter.description().isEmpty()) {
            return onOneLine(parameter.description());
        }
        String part = partOfImage(parameter);
        if (!part.isEmpty()) {
            return part;
        }
        List<Feed> telling =
                feeds.stream().sorted(Comparator.comparingInt(Purpose::rank)).toList();
        List<Feed> places = telling.stream()
                .filter(feed -> feed.role() != Feed.Role.DECIDES)
                .toList();
        if (places.isEmpty()) {
            return telling.isEmpty() ? "" : "Changes " + objects(telling) + ".";
        }
        Set<String> sentences = new LinkedHashSet<>();
        for (Feed feed : places) {
            sentences.add(feed.role() == Feed.Role.PART ? "Part of " + place(feed) + "." : whole(feed, parameter));
        }
        // What a word is for does not change with all that follows from it; a setting may be given to many words.
        return parameter.implicit() || sentences.size() == 1
                ? places.stream()
                        .filter(feed -> feed.role() != Feed.Role.PART)
                        .map(feed -> whole(feed, parameter))
                        .findFirst()
                        .orElseGet(() -> sentences.iterator().next())
                : "Used in " + objects(places) + ".";
    }

    /** What a field of a workload is for says more than the same in what follows from it. */
    private static int rank(Feed feed) {
        int rank = TELLING.indexOf(feed.object().kind());
        return rank < 0 ? TELLING.size() : rank;
    }

    private static String partOfImage(Parameter parameter) {
        return switch (parameter.bounds().characters()) {
            case IMAGE_REGISTRY -> "Registry that the image is pulled from; empty for the default of the nodes.";
            case IMAGE_REPOSITORY -> "Repository of the image in its registry.";
            case IMAGE_TAG -> "Tag of the image.";
            case IMAGE_DIGEST -> "Digest of the image, which counts before the tag; empty where it is not pinned.";
            default -> "";
        };
    }

    private String whole(Feed feed, Parameter parameter) {
        String last = feed.back(0);
        if (isVariable(feed)) {
            return "Environment variable " + feed.back(1) + ".";
        }
        Optional<FieldSchemas.Field> field =
                fields.at(feed.object().apiVersion(), feed.object().kind(), feed.way());
        if (FREE_MAPS.contains(feed.back(1))) {
            return sentence(place(feed));
        }
        String description = field.map(FieldSchemas.Field::description).orElse("");
        if (description.isEmpty()) {
            return sentence(place(feed));
        }
        if (parameter.type().equals("span")) {
            description = description.replace(" (in seconds)", "").replace(" in seconds", "");
        }
        return field.orElseThrow().isEntry()
                ? description.substring(0, description.length() - 1) + ": " + last + "."
                : description;
    }

    private static String objects(List<Feed> feeds) {
        Set<String> objects = new LinkedHashSet<>();
        feeds.forEach(feed -> objects.add(feed.object().toString()));
        List<String> listed = objects.stream().limit(LISTED).toList();
        return String.join(", ", listed) + (objects.size() > LISTED ? " and more" : "");
    }

    private static String place(Feed feed) {
        String map = feed.back(1);
        String key = feed.back(0);
        if (isVariable(feed)) {
            return "environment variable " + map;
        }
        return switch (map) {
            case "data", "stringData" -> "entry " + key + " of " + feed.object();
            case "labels", "matchLabels" -> "label " + key;
            case "annotations" -> "annotation " + key;
            default -> (key.isEmpty() ? map : key) + " of " + feed.object();
        };
    }

    private static boolean isVariable(Feed feed) {
        return feed.back(0).equals("value") && feed.back(2).equals("env");
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** A comment ends with its line. */
    static String onOneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029\\u0085]+", " ").trim();
    }
}
