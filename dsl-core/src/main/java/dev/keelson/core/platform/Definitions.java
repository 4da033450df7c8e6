package dev.keelson.core.platform;

import dev.keelson.core.diagnostic.Finding;
import dev.keelson.core.draft.Run;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Token;
import dev.keelson.core.workload.WorkloadRules;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a platform has defined so far, and under which model path. What is defined twice, or has a key that another thing
 * has, is reported and read on under a path of its own, so that its words do not seem to collide one by one.
 */
final class Definitions {
    private record Defined(String name, Origin origin) {}

    private final Run run;
    private final Map<Token, Defined> byToken = new LinkedHashMap<>();
    private final Map<String, Defined> byKey = new LinkedHashMap<>();

    Definitions(Run run) {
        this.run = run;
    }

    /** Reports what is wrong with the token itself. */
    void use(Token token) {
        run.use(token, ModelPath.root());
    }

    ModelPath path(String word, Token token, String name, String key, Origin here) {
        use(token);
        ModelPath path = token instanceof Component component
                ? component.path()
                : home(word).child(key);
        Defined defined = new Defined(name, here);
        Defined earlier = byToken.putIfAbsent(token, defined);
        if (earlier != null) {
            run.problems()
                    .add(Finding.of(
                                    WorkloadRules.DEFINED_TWICE,
                                    path,
                                    here,
                                    name + " is defined twice.",
                                    "Keep one definition, or give one of the two another name.")
                            .also("first here", earlier.origin()));
            return ModelPath.root().child(name + " again");
        }
        Defined sameKey = byKey.putIfAbsent(room(word) + key, defined);
        if (sameKey != null) {
            run.problems()
                    .add(Finding.of(
                                    WorkloadRules.SAME_KEY,
                                    path,
                                    here,
                                    name + " and " + sameKey.name() + " both have the key " + key + ".",
                                    room(word).isEmpty()
                                            ? "Give one of them another: component(\"…\").withKey(\"…\")."
                                            : "Give one of them another name.")
                            .also(sameKey.name(), sameKey.origin()));
            return ModelPath.root().child(name);
        }
        return path;
    }

    private static ModelPath home(String word) {
        return switch (word) {
            case "namespace" -> ModelPath.root().child("namespaces");
            case "expose" -> ModelPath.root().child("exposures");
            case "issuer" -> ModelPath.root().child("issuers");
            case "priorityClass" -> ModelPath.root().child("priorityClasses");
            case "storageClass" -> ModelPath.root().child("storageClasses");
            case "volumeSnapshotClass" -> ModelPath.root().child("volumeSnapshotClasses");
            case "claim" -> ModelPath.root().child("claims");
            case "externalSecret" -> ModelPath.root().child("secrets");
            default -> ModelPath.root();
        };
    }

    /** Components and config maps have different words, and others homes of their own, so that their paths never meet. */
    private static String room(String word) {
        return word.equals("config") || !home(word).segments().isEmpty() ? word + " " : "";
    }
}
