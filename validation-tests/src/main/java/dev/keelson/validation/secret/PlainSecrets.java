package dev.keelson.validation.secret;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.validation.manifest.Manifest;
import dev.keelson.validation.manifest.ManifestTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds values in manifests that look like secrets: a {@code Secret} object, an environment variable or a line of
 * configuration that is named like a secret and holds a literal, a URL with a password, a private key. References,
 * {@code $(VARIABLE)} and paths of files are no secrets.
 *
 * @since 0.1.0
 */
public final class PlainSecrets {
    private static final String WORD =
            "(?i:passw(or)?d|passphrase|pwd|secret|token|credentials?|(api|access|private|secret)[_.-]?key)";
    private static final Pattern NAME = Pattern.compile(".*" + WORD);
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*[\"']?[\\w.-]*" + WORD
            + "[\"']?\\s*[=:]\\s*(?![\"']?\\$[({])[\"']?[^\\s\"']" + "|^\\s*(requirepass|masterauth)\\s+\\S");
    private static final Pattern ARGUMENT = Pattern.compile("--?[\\w.-]*" + WORD + "=(?!\\$\\().+");
    private static final Pattern ANYWHERE =
            Pattern.compile("[a-z]://[^/\\s:@]+:(?!\\$[({])[^/\\s:@]+@|-----BEGIN [A-Z ]*PRIVATE KEY-----");

    private final List<String> found = new ArrayList<>();

    private PlainSecrets() {}

    /**
     * {@return a line for each value that looks like a secret, with the object and the place in it, but without the
     * value}
     *
     * @param tree the manifests
     */
    public static List<String> in(ManifestTree tree) {
        PlainSecrets secrets = new PlainSecrets();
        tree.manifests().forEach(secrets::manifest);
        return List.copyOf(secrets.found);
    }

    private void manifest(Manifest manifest) {
        String object = manifest.type() + " " + manifest.name();
        if (manifest.type().equals("v1/Secret")) {
            found.add(object + ": secrets are made outside the platform");
            return;
        }
        if (manifest.type().equals("v1/ConfigMap")) {
            for (var entry : manifest.body().path("data").properties()) {
                String text = entry.getValue().asText();
                if (LINE.matcher(text).find() || (NAME.matcher(entry.getKey()).matches() && !text.isEmpty())) {
                    found.add(object + ", data " + entry.getKey());
                }
            }
        }
        search(object, "", manifest.body());
    }

    private void search(String object, String at, JsonNode node) {
        if (node.isTextual() && ANYWHERE.matcher(node.textValue()).find()) {
            found.add(object + ", " + at);
        }
        for (var field : node.properties()) {
            String inner = at + "/" + field.getKey();
            if (field.getKey().equals("env")) {
                field.getValue().forEach(variable -> variable(object, inner, variable));
            } else if (field.getKey().equals("args") || field.getKey().equals("command")) {
                field.getValue().forEach(argument -> argument(object, inner, argument.asText()));
            }
            search(object, inner, field.getValue());
        }
        if (node.isArray()) {
            int index = 0;
            for (JsonNode item : node) {
                search(object, at + "/" + index++, item);
            }
        }
    }

    private void variable(String object, String at, JsonNode variable) {
        String name = variable.path("name").asText();
        String value = variable.path("value").asText();
        if (!value.isEmpty()
                && !value.matches("\\$\\(\\w+\\)")
                && NAME.matcher(name).matches()) {
            found.add(object + ", " + at + " " + name);
        }
    }

    private void argument(String object, String at, String argument) {
        if (ARGUMENT.matcher(argument).matches()) {
            found.add(object + ", " + at + " " + argument.substring(0, argument.indexOf('=')));
        }
    }
}
