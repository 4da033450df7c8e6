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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** dekorate was compiled against older versions of fabric8 and Jackson; what it asks of them must be in ours. */
class DekorateLinkTest {
    private static final Set<String> asked = new TreeSet<>();
    private static final Set<String> missing = new TreeSet<>();

    @BeforeAll
    static void read_class_files() {
        JavaClasses classes = new ClassFileImporter()
                .importUrls(java.util.List.of(jar(Decorator.class), jar(KubernetesApplication.class)));
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
        if (!found) {
            missing.add(access.getOriginOwner().getName() + " → " + reference);
        }
    }

    @Test
    void every_reference_of_dekorate_into_fabric8_and_Jackson_is_found() {
        assertThat(asked).hasSizeGreaterThan(500);
        assertThat(missing).isEmpty();
    }
}
