package dev.keelson.validation.cluster.dryrun;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.validation.manifest.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One mistake of the list, and what an API server says to it.
 *
 * @param sound the object as it was shipped
 * @param broken the object with the mistake
 * @param entry what the list says
 */
record Fault(Subject sound, Subject broken, JsonNode entry) {

    static List<Fault> all(List<Subject> environment) throws IOException {
        List<Fault> faults = new ArrayList<>();
        try (InputStream list = Fault.class.getResourceAsStream("/faults/api-server.yaml")) {
            for (JsonNode entry : new YAMLMapper().readTree(list)) {
                Subject sound = environment.stream()
                        .filter(subject -> entry.path("object").asText().equals(id(subject)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("The platform lacks " + entry.path("object")));
                faults.add(new Fault(sound, broken(sound, entry), entry));
            }
        }
        return faults;
    }

    private static String id(Subject subject) {
        return subject.kind() + " " + subject.body().at("/metadata/namespace").asText() + "/" + subject.name();
    }

    private static Subject broken(Subject sound, JsonNode entry) {
        ObjectNode body = sound.body().deepCopy();
        if (entry.has("add")) {
            body = entry.get("add").deepCopy();
        }
        for (JsonNode pointer : entry.path("remove")) {
            JsonPointer place = JsonPointer.compile(pointer.asText());
            ((ObjectNode) body.at(place.head())).remove(place.last().getMatchingProperty());
        }
        for (var field : entry.path("set").properties()) {
            set(body, JsonPointer.compile(field.getKey()), field.getValue());
        }
        return new Subject(sound.file(), new Manifest(sound.file(), "default", body));
    }

    private static void set(ObjectNode body, JsonPointer place, JsonNode value) {
        String last = place.last().getMatchingProperty();
        if (body.at(place.head()) instanceof ArrayNode array) {
            if (last.equals("-")) {
                array.add(value);
            } else {
                array.set(Integer.parseInt(last), value);
            }
        } else {
            body.withObject(place.head()).set(last, value);
        }
    }

    /** An added object without the mistake, where the list tells the two apart. */
    Optional<Subject> addedAsItShouldBe() {
        return added() && entry.has("set")
                ? Optional.of(new Subject(sound.file(), new Manifest(sound.file(), "default", entry.get("add"))))
                : Optional.empty();
    }

    String name() {
        return entry.path("fault").asText();
    }

    /** The cluster holds the sound object. */
    boolean kept() {
        return entry.path("kept").asBoolean();
    }

    boolean added() {
        return entry.has("add");
    }

    /** {@code pod} or {@code claim} where the object itself is taken. */
    String part() {
        return entry.path("part").asText();
    }

    boolean isToldBy(DryRunFinding finding) {
        return finding.field().equals(entry.path("field").asText())
                && finding.message().contains(entry.path("says").asText())
                && finding.part().contains(part());
    }

    @Override
    public String toString() {
        return name();
    }
}
