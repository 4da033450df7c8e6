package dev.keelson.validation.mesh.lab;

import dev.keelson.validation.manifest.ManifestTree;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * A mesh for tests: registered in a static field it runs for all tests of the class, in another for each of them. What a test fails
 * with carries the ends of the logs of the control plane, proxies and containers.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MeshExtension MESH =
 *         MeshExtension.of(() -> platform.manifests("prod"), () -> platform.root().resolve("mesh/prod/istio-operator.yaml"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MeshExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler {
    private final Supplier<ManifestTree> manifests;
    private final Supplier<Path> operator;
    private @Nullable MeshLab lab;
    private boolean ofClass;

    private MeshExtension(Supplier<ManifestTree> manifests, Supplier<Path> operator) {
        this.manifests = manifests;
        this.operator = operator;
    }

    /**
     * Returns an extension that starts a mesh when tests begin.
     *
     * @param manifests those of a platform
     * @param operator the file {@code istio-operator.yaml} of the same environment
     */
    public static MeshExtension of(Supplier<ManifestTree> manifests, Supplier<Path> operator) {
        return new MeshExtension(manifests, operator);
    }

    /**
     * {@return the mesh}
     *
     * @throws IllegalStateException outside of tests, or if the extension is not registered
     */
    public MeshLab lab() {
        if (lab == null) {
            throw new IllegalStateException(
                    "The mesh runs while tests do, if @RegisterExtension is on the field of its extension.");
        }
        return lab;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass = true;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!ofClass) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!ofClass) {
            end();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end();
    }

    private void start() {
        lab = MeshLab.start(manifests.get(), operator.get());
    }

    private void end() {
        MeshLab ending = lab;
        lab = null;
        if (ending != null) {
            ending.close();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (lab != null) {
            failure.addSuppressed(new MeshLogs(lab.logs()));
        }
        throw failure;
    }
}
