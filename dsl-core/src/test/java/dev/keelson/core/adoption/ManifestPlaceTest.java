package dev.keelson.core.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keelson.core.check.Told;
import dev.keelson.core.platform.Blueprints;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Component;
import dev.keelson.core.token.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which service a manifest is, where the class path has several of one name. */
class ManifestPlaceTest {
    private static final Component API = Namespace.named("shop").component("api");

    /** Needs nothing but the JDK, so that a class loader that knows nothing else can load it. */
    private interface Service {}

    private static final String CLASS_FILE = Service.class.getName().replace('.', '/') + ".class";

    @TempDir
    Path directory;

    @Test
    void the_manifest_beside_the_class_counts_wherever_it_stands_on_the_class_path() throws Exception {
        Path other = service("other"), own = service("own"), another = service("another");
        addClass(own);

        assertThat(image(other, own, another)).isEqualTo("shop/own:1");
    }

    @Test
    void one_that_is_the_only_one_counts_beside_no_class() throws Exception {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        addClass(classes);

        assertThat(image(classes, service("only"))).isEqualTo("shop/only:1");
    }

    @Test
    void of_several_beside_no_class_nobody_knows_which_is_meant() throws Exception {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        addClass(classes);

        try (URLClassLoader loader = loader(classes, service("one"), service("other"))) {
            assertThat(Told.rules(adopting(loader))).containsExactly("manifest-missing");
        }
    }

    private Path service(String name) throws IOException {
        Path service = Files.createDirectory(directory.resolve(name));
        Files.writeString(service.resolve("service.yml"), """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %s}
                spec: {template: {spec: {containers: [{name: %s, image: "shop/%s:1"}]}}}
                """.formatted(name, name, name));
        return service;
    }

    private static void addClass(Path directory) throws IOException {
        Path file = directory.resolve(CLASS_FILE);
        Files.createDirectories(file.getParent());
        try (InputStream in = Service.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
            assertThat(in).isNotNull();
            Files.copy(in, file);
        }
    }

    private static URLClassLoader loader(Path... classPath) throws IOException {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath[i].toUri().toURL();
        }
        return new URLClassLoader(urls, null);
    }

    private static Definition adopting(ClassLoader loader) throws ClassNotFoundException {
        Manifest manifest = Manifest.of(Class.forName(Service.class.getName(), false, loader), "service.yml");
        return p -> p.deployment(API, manifest, d -> d.user(1000));
    }

    private static String image(Path... classPath) throws Exception {
        try (URLClassLoader loader = loader(classPath)) {
            return Blueprints.object(Blueprints.of(adopting(loader)), Deployment.class, "api")
                    .getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .get(0)
                    .getImage();
        }
    }
}
