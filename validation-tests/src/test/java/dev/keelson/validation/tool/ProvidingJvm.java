package dev.keelson.validation.tool;

import java.io.IOException;
import java.nio.file.Path;

/** Another JVM that needs the same tool at the same time. */
final class ProvidingJvm {
    private ProvidingJvm() {}

    public static void main(String... arguments) throws IOException {
        Workbench workbench = new Workbench(Path.of(arguments[0]));
        System.out.println(workbench.cache().provide(Workbench.SIGSYAML).path());
    }
}
