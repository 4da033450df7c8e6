package dev.keelson.core.dekorate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.dekorate.kubernetes.annotation.KubernetesApplication;
import io.dekorate.kubernetes.decorator.Decorator;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** dekorate was compiled against older versions of fabric8 and Jackson; what it asks of them must be in ours. */
@Tag("slow")
class DekorateLinkTest {
    private static final Set<String> asked = new TreeSet<>();
    private static final Set<String> missing = new TreeSet<>();

    /** Speaks to a cluster, for which a build brings a client. */
    private static final String NEEDS_A_CLIENT = "io.dekorate.utils.Clients";

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    static void read_class_files() {
        classes = new ClassFileImporter().importUrls(List.of(jar(Decorator.class), jar(KubernetesApplication.class)));
        classes.stream()
                .filter(type -> type.getPackageName().startsWith("io.dekorate"))
                .forEach(type -> type.getAccessesFromSelf().forEach(DekorateLinkTest::ask));
    }

    private static URL jar(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static void ask(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (!owner.getName().startsWith("io.fabric8.") && !owner.getName().startsWith("com.fasterxml.")) {
            return;
        }
        String reference = access.getTarget().getFullName();
        asked.add(reference);
        boolean found = access instanceof JavaFieldAccess field
                ? field.getTarget().resolveMember().isPresent()
                : ((JavaCodeUnitAccess<?>) access).getTarget().resolveMember().isPresent();
        if (!found && !access.getOriginOwner().getName().equals(NEEDS_A_CLIENT)) {
            missing.add(access.getOriginOwner().getName() + " → " + reference);
        }
    }

    @Test
    void every_reference_of_dekorate_into_fabric8_and_Jackson_is_found() {
        assertThat(asked.size()).isGreaterThan(300);
        assertThat(missing).isEmpty();
    }

    @Test
    void decorators_do_without_a_client_of_a_cluster() {
        Deque<JavaClass> next = new ArrayDeque<>(classes.stream()
                .filter(type -> type.isAssignableTo(Decorator.class))
                .toList());
        Set<String> reached = new TreeSet<>();
        while (!next.isEmpty()) {
            JavaClass type = next.pop();
            if (type.getPackageName().startsWith("io.dekorate") && reached.add(type.getName())) {
                type.getDirectDependenciesFromSelf().forEach(each -> next.push(each.getTargetClass()));
            }
        }
        assertThat(reached).hasSizeGreaterThan(100).doesNotContain(NEEDS_A_CLIENT);
    }
}
