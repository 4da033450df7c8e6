package dev.keelson.validation.chart.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML as the tools of Kubernetes do: version 1.1, in which an unquoted {@code yes} or {@code y} is no string. */
final class RenderedYaml {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 50_000_000;

    private RenderedYaml() {}

    static List<JsonNode> documents(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(LONGEST);
        DumperOptions dumping = new DumperOptions();
        Yaml yaml = new Yaml(
                new SafeConstructor(options), new Representer(dumping), dumping, options, new LettersAreBooleans());
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : yaml.loadAll(text)) {
            if (document != null) {
                // Written and read again, so that a number has the one class that fits it.
                documents.add(JSON.valueToTree(JSON.convertValue(document, Object.class)));
            }
        }
        return documents;
    }

    private static final class LettersAreBooleans extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("^[yYnN]$"), "yYnN");
            super.addImplicitResolvers();
        }
    }
}
