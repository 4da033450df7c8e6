package dev.keelson.helm.tests;

import dev.keelson.core.draft.Scope;
import dev.keelson.core.extension.Extension;
import dev.keelson.core.extension.Facet;
import dev.keelson.core.origin.ModelPath;
import dev.keelson.core.origin.Origin;
import dev.keelson.core.platform.PlatformDraft;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Image;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.ValueType;

/**
 * Lets {@code helm test} try each declared connection: {@code p.with(HelmTests.ofConnections())}. Manifests know nothing of it.
 *
 * <p>With {@code tests.enabled} the chart has a pod for each connection between components of the platform, with labels and an
 * account of its own, that opens it by the name and number that its callers use, and policies that let these pods through and
 * nobody else. All of it exists only while {@code helm test} runs. Default: off. There is none for connections to the outside,
 * because what answers there is none of the release's business, and none for UDP, which answers nobody who only knocks.
 *
 * <p>Drives pods, a service account and network policies with {@code helm.sh/hook: test}; values {@code tests.enabled},
 * {@code tests.image} and {@code tests.resources}. Finding: {@code test-name}.
 *
 * @see <a href="https://helm.sh/docs/topics/chart_tests/">Helm, chart tests</a>
 * @since 0.1.0
 */
public final class HelmTests implements Facet<PlatformDraft> {
    private static final Image SMALL = Image.parse("docker.io/library/busybox:1.37.0");

    private final Image image;

    private HelmTests(Image image) {
        this.image = image;
    }

    /** {@return tests of all connections, with the {@code nc} of {@code busybox}} */
    public static HelmTests ofConnections() {
        return new HelmTests(SMALL);
    }

    /** {@return the same tests with another image, which has {@code sh} and {@code nc -z}} The value {@code tests.image}. */
    public HelmTests with(Image other) {
        return new HelmTests(other);
    }

    @Override
    public Extension extension() {
        return new TestExtension();
    }

    @Override
    public Object declare(Scope scope) {
        Origin here = Origin.here();
        ModelPath path = scope.path().child("tests");
        ModelPath resources = path.child("resources");
        return new TestFacts(
                scope.bind(path.child("image"), image, here),
                scope.bind(resources.child("cpu"), Cpu.millis(10), ValueType.CPU, Bounds.NONE, here),
                scope.bind(resources.child("memory"), Memory.mib(32), ValueType.MEMORY, Bounds.NONE, here));
    }
}
