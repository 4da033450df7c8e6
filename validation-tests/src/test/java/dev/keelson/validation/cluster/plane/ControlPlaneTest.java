package dev.keelson.validation.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keelson.validation.process.DaemonFailedException;
import dev.keelson.validation.process.LabDirectory;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ControlPlaneTest {
    private static final Set<ControlPlane.Part> ALL = EnumSet.allOf(ControlPlane.Part.class);
    /** What no log and no database of a new control plane reaches, but its preallocated files do. */
    private static final long LARGE = 4 << 20;

    @TempDir
    Path place;

    @Test
    void it_serves_the_pinned_version_of_kubernetes() {
        try (ControlPlane plane = ControlPlane.start(ALL, LabSettings.quick());
                KubernetesClient client = client(plane)) {
            assertThat(client.getKubernetesVersion().getGitVersion()).isEqualTo("v1.34.8");
        }
    }

    @Test
    void every_program_finds_another_port_when_its_own_is_taken() throws Exception {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AtomicInteger asked = new AtomicInteger();
            // Etcd asks for two ports in each try, the others for one: the first of each of them is taken.
            Set<Integer> taken = Set.of(0, 4, 6, 8, 10);
            IntSupplier ports =
                    () -> taken.contains(asked.getAndIncrement()) ? somebody.getLocalPort() : FreePort.next();
            LabDirectory directory = LabDirectory.create(place, 0);
            try (ControlPlane plane = ControlPlane.start(ALL, LabSettings.quick(), directory, ports);
                    KubernetesClient client = client(plane)) {
                assertThat(client.getKubernetesVersion().getMajor()).isEqualTo("1");
                assertThat(asked).hasValue(12);
                assertThat(Stream.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok")
                                .map(program -> directory.log(program + "-2")))
                        .allMatch(Files::exists);
            }
        }
    }

    @Test
    void a_start_that_fails_tells_why_and_leaves_nothing() throws Exception {
        LabDirectory directory = LabDirectory.create(place, 0);
        // A file where the database's directory should be.
        Files.createFile(directory.file("etcd"));

        assertThatThrownBy(() -> ControlPlane.start(ALL, LabSettings.quick(), directory, FreePort::next))
                .isInstanceOf(DaemonFailedException.class)
                .hasMessageContaining("etcd ended with")
                .hasMessageContaining("not a directory");
        assertThat(directory.path()).doesNotExist();
    }

    @Test
    void nothing_listens_but_on_loopback() throws Exception {
        LabDirectory directory = LabDirectory.create(place, 0);
        try (ControlPlane plane = ControlPlane.start(ALL, LabSettings.quick(), directory, FreePort::next);
                ServerSocket open = new ServerSocket(0)) {
            List<Long> programs = ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains(plane.directory() + "/"))
                            .isPresent())
                    .map(ProcessHandle::pid)
                    .toList();
            List<Listener> listeners = Listener.of(programs);

            assertThat(listeners).allMatch(listener -> listener.address().isLoopbackAddress());
            assertThat(listeners.stream().map(Listener::process).distinct())
                    .as("programs that listen")
                    .hasSize(ALL.size() + 2);
            assertThat(Listener.of(List.of(ProcessHandle.current().pid())))
                    .as("what is open to others is seen")
                    .anyMatch(listener -> listener.port() == open.getLocalPort()
                            && listener.address().isAnyLocalAddress());
        }
    }

    @Test
    void no_secret_can_be_read_by_others() throws Exception {
        LabDirectory directory = LabDirectory.create(place, 0);
        try (ControlPlane plane = ControlPlane.start(ALL, LabSettings.quick(), directory, FreePort::next)) {
            List<String> secrets = Stream.concat(
                            Stream.of("PRIVATE KEY"),
                            Files.readAllLines(plane.directory().resolve("tokens.csv")).stream()
                                    .map(line -> line.substring(0, line.indexOf(','))))
                    .toList();
            List<Path> holders;
            try (Stream<Path> files = Files.walk(plane.directory())) {
                holders = files.filter(file ->
                                Files.isRegularFile(file) && file.toFile().length() < LARGE)
                        .filter(file -> secrets.stream().anyMatch(text(file)::contains))
                        .toList();
            }

            assertThat(secrets).hasSize(4);
            assertThat(holders)
                    .extracting(file -> file.getFileName().toString())
                    .contains("server.key", "service-accounts.key", "aggregator.key", "tokens.csv", "kubeconfig")
                    .noneMatch(name -> name.endsWith(".log"));
            assertThat(holders).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
            assertThat(mode(plane.directory())).isEqualTo("rwx------");
            assertThat(mode(plane.directory().resolve("etcd"))).isEqualTo("rwx------");
        }
    }

    private static KubernetesClient client(ControlPlane plane) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(plane.kubeconfig().toFile()))
                .build();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
