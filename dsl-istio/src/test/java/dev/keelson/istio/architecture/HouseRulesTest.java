package dev.keelson.istio.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keelson.core.architecture.HouseRules;
import dev.keelson.istio.mesh.Mesh;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class HouseRulesTest {
    /** The plan of the house: a room stands on the storeys before its own. A new room is entered here first. */
    private static final List<Set<String>> STOREYS = List.of(
            Set.of("membership"),
            Set.of("destination"),
            Set.of("ambient"),
            Set.of("injection", "authorization", "telemetry", "controlplane", "door", "resilience"),
            Set.of("egress", "gatewayapi", "filter"),
            Set.of("canary"),
            Set.of("gateway", "route"),
            Set.of("traffic"),
            Set.of("traffic.check"),
            Set.of("ratelimit"),
            Set.of("why", "check"),
            Set.of("mesh"));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .importUrl(Mesh.class.getProtectionDomain().getCodeSource().getLocation());

    private final HouseRules rules = new HouseRules("dev.keelson.istio");

    @Test
    void packages_are_free_of_cycles() {
        rules.no_package_cycles().check(MAIN);
    }

    @Test
    void every_room_stands_on_lower_storeys() {
        rules.rooms_in_storeys(STOREYS).check(MAIN);
    }

    @Test
    void only_renderers_know_the_models_of_others() {
        rules.only(HouseRulesTest::isRenderer, "renderers", "io.fabric8..").check(MAIN);
    }

    @Test
    void public_signatures_name_types_of_the_library_and_the_JDK_alone() {
        rules.signatures_without(HouseRulesTest::isRenderer, "renderers", "io.fabric8..", "com.fasterxml..")
                .check(MAIN);
    }

    @Test
    void the_library_of_charts_is_not_known() {
        rules.only(type -> false, "nobody", "dev.keelson.helm..").check(MAIN);
    }

    @Test
    void packages_are_null_marked() {
        rules.null_marked_packages().check(MAIN);
    }

    @Test
    void names_say_something() {
        rules.names_that_say_something().check(MAIN);
    }

    private static boolean isRenderer(JavaClass type) {
        return type.getSimpleName().endsWith("Renderer");
    }
}
