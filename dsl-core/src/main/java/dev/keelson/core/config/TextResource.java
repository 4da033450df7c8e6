package dev.keelson.core.config;

import dev.keelson.core.diagnostic.Defect;
import dev.keelson.core.diagnostic.Rule;
import dev.keelson.core.origin.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text file on the class path, or what is wrong with it.
 *
 * @param text what it holds, empty where something is wrong
 * @param defect what is wrong, null where nothing is
 */
record TextResource(String text, @Nullable Defect defect) {

    /** Reads it as UTF-8, beside the class, or from the root where the path begins with a slash. */
    static TextResource read(Class<?> beside, String path, Origin origin) {
        String name = "The resource " + path + " beside " + beside.getName();
        byte[] bytes;
        try (InputStream stream = beside.getResourceAsStream(path)) {
            if (stream == null) {
                return wrong(
                        ConfigRules.MISSING_RESOURCE,
                        name + " is not on the class path.",
                        "Put the file under src/main/resources, in the directory of the class's package, or write the path"
                                + " from the root with a slash first.",
                        origin);
            }
            bytes = stream.readAllBytes();
        } catch (IOException unreadable) {
            return wrong(
                    ConfigRules.MISSING_RESOURCE,
                    name + " cannot be read: " + unreadable.getMessage() + ".",
                    "Mend the file or the jar that holds it.",
                    origin);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return new TextResource(text, null);
            }
        } catch (CharacterCodingException binary) {
            // told below, as a file with a zero byte is
        }
        return wrong(
                ConfigRules.BINARY_RESOURCE,
                name + " is no text in UTF-8.",
                "Save it as UTF-8; what is binary belongs into an image or a volume.",
                origin);
    }

    private static TextResource wrong(Rule rule, String message, String fix, Origin origin) {
        return new TextResource("", new Defect(rule, message, fix, origin));
    }
}
