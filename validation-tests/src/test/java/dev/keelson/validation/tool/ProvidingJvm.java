package dev.keelson.validation.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/** Another JVM that needs the same tool at the same time. */
final class ProvidingJvm {
    private ProvidingJvm() {}

    public static void main(String... arguments) {
        ToolCache cache = ToolCacheTest.cache(Path.of(arguments[0]), Map.of(), Map.of(), new ArrayList<>());
        System.out.println(cache.provide(ToolCacheTest.sigsYaml()).path());
    }
}
