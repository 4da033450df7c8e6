package dev.keelson.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.keelson.core.platform.Platform;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class HouseRulesTest {
    private static final String ROOT = "dev.keelson.core";

    /** The plan of the house: a room stands on the storeys before its own. A new room is entered here first. */
    private static final List<Set<String>> STOREYS = List.of(
            Set.of("origin", "concurrent", "emit.yaml", "emit.tree", "cluster", "hatch"),
            Set.of("diagnostic", "cluster.connect", "rollout", "inventory"),
            Set.of("expression", "schema"),
            Set.of("value"),
            Set.of("token", "setting", "cli"),
            Set.of("draft"),
            Set.of("extension"),
            Set.of("capacity", "storage.files"),
            Set.of("adoption", "identity", "security", "storage", "blueprint", "emit.manifest", "observe.alert"),
            Set.of(
                    "config",
                    "container",
                    "certificate",
                    "access",
                    "scaling",
                    "availability",
                    "secrets",
                    "release",
                    "storage.provision",
                    "network.external",
                    "network.pool",
                    "network.traffic"),
            Set.of("addition", "network", "scaling.vertical"),
            Set.of("placement"),
            Set.of("pod", "observe"),
            Set.of("workload"),
            Set.of("workload.waiting"),
            Set.of("workload.words", "apply", "scaling.recommendation"),
            Set.of("workload.external", "exposure", "why", "observe.prometheus", "observe.grafana", "delivery"),
            Set.of("ingress"),
            Set.of("check.object", "emit.report", "difference"),
            Set.of(
                    "check.naming",
                    "check.reference",
                    "check.ingress",
                    "check.podsecurity",
                    "check.access",
                    "check.capacity",
                    "check.scaling",
                    "check.placement",
                    "check.service"),
            Set.of("check"),
            Set.of("platform"),
            Set.of("raw", "nodes", "nodes.autoscaler"),
            Set.of("dekorate"));

    private static final String[] FOREIGN = {
        "io.fabric8..", "com.fasterxml..", "com.networknt..", "picocli..", "io.dekorate.."
    };

    private static final Set<String> FABRIC8_ROOMS = Set.of(
            "raw",
            "dekorate",
            "extension",
            "hatch",
            "check.object",
            "check",
            "difference",
            "schema",
            "emit.yaml",
            "emit.manifest",
            "emit.tree",
            "emit.report",
            "cluster.connect",
            "delivery");

    private static final Set<String> SELF_TYPED_DRAFTS = Set.of(
            "dev.keelson.core.draft.Draft",
            "dev.keelson.core.storage.VolumeClaimDraft",
            "dev.keelson.core.container.ContainerDraft",
            "dev.keelson.core.network.traffic.OutsideDraft",
            "dev.keelson.core.placement.PlacementDraft",
            "dev.keelson.core.pod.PodDraft",
            "dev.keelson.core.pod.CompanionDraft",
            "dev.keelson.core.workload.words.WorkloadDraft",
            "dev.keelson.core.workload.words.ServingDraft",
            "dev.keelson.core.workload.words.ScalableDraft",
            "dev.keelson.core.workload.words.TaskDraft");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .importUrl(Platform.class.getProtectionDomain().getCodeSource().getLocation());

    private final HouseRules rules = new HouseRules(ROOT);

    @Test
    void packages_are_free_of_cycles() {
        rules.no_package_cycles().check(MAIN);
    }

    @Test
    void every_room_stands_on_lower_storeys() {
        rules.rooms_in_storeys(STOREYS).check(MAIN);
    }

    @Test
    void only_renderers_checks_and_the_last_rooms_know_fabric8() {
        rules.only(HouseRulesTest::mayKnowFabric8, "renderers, checks or the last rooms", "io.fabric8..")
                .check(MAIN);
    }

    @Test
    void json_and_yaml_libraries_stay_where_files_are_written_and_read() {
        rules.only(
                        in(
                                "adoption",
                                "emit.yaml",
                                "emit.report",
                                "schema",
                                "check.object",
                                "check",
                                "difference",
                                "cli",
                                "cluster.connect",
                                "inventory",
                                "delivery",
                                "scaling.recommendation",
                                "observe.grafana"),
                        "writers or readers",
                        "com.fasterxml..")
                .check(MAIN);
        rules.only(in("schema"), "the schemas", "com.networknt..").check(MAIN);
        rules.only(in("cli"), "the command line", "picocli..").check(MAIN);
        rules.only(in("dekorate"), "the room of its decorators", "io.dekorate..")
                .check(MAIN);
        rules.only(in("cluster.connect"), "the way to a cluster", "io.fabric8.kubernetes.client..")
                .check(MAIN);
    }

    @Test
    void public_signatures_name_types_of_the_library_and_the_JDK_alone() {
        rules.signatures_without(HouseRulesTest::mayShowFabric8, "renderers or the contract with them", FOREIGN)
                .check(MAIN);
    }

    @Test
    void public_types_are_closed() {
        rules.closed_public_types(SELF_TYPED_DRAFTS).check(MAIN);
        assertThat(SELF_TYPED_DRAFTS).allMatch(MAIN::contain);
    }

    @Test
    void packages_are_null_marked() {
        rules.null_marked_packages().check(MAIN);
    }

    @Test
    void names_say_something() {
        rules.names_that_say_something().check(MAIN);
    }

    @Test
    void only_the_main_method_prints() {
        rules.no_calls(
                        "standard streams",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err", "in").contains(access.getName()),
                        Set.of("dev.keelson.core.platform.Platform"))
                .check(MAIN);
        rules.no_calls("stack traces on the console", named("printStackTrace"), Set.of())
                .check(MAIN);
    }

    /** The order of these collections is another one in each JVM; the classes listed ask them only whether they contain. */
    @Test
    void no_collection_has_a_random_order() {
        rules.no_calls(
                        "collections in random order",
                        HouseRulesTest::isRandomlyOrdered,
                        Set.of(
                                "dev.keelson.core.emit.yaml.PlainScalar",
                                "dev.keelson.core.emit.yaml.StableMapSerializer",
                                "dev.keelson.core.workload.ContainerChecks"))
                .check(MAIN);
    }

    @Test
    void the_output_depends_on_no_locale_clock_chance_or_machine() {
        rules.no_calls("the default locale", HouseRulesTest::isLocaleDependent, Set.of())
                .check(MAIN);
        rules.no_calls(
                        "clock, chance and machine",
                        HouseRulesTest::isImpure,
                        Set.of("dev.keelson.core.cluster.MachineTime"))
                .check(MAIN);
    }

    private static boolean mayKnowFabric8(JavaClass type) {
        return isRenderer(type)
                || type.getSimpleName().matches(".*Checks?")
                || in(FABRIC8_ROOMS.toArray(String[]::new)).test(type);
    }

    private static boolean mayShowFabric8(JavaClass type) {
        return isRenderer(type)
                || in("raw", "dekorate", "extension", "hatch", "emit.yaml", "schema")
                        .test(type);
    }

    private static boolean isRenderer(JavaClass type) {
        return type.getSimpleName().matches(".*Renderer|LabelWriter");
    }

    private static Predicate<JavaClass> in(String... rooms) {
        Set<String> names = Set.of(rooms);
        return type -> names.contains(type.getPackageName().substring(ROOT.length() + 1));
    }

    private static Predicate<JavaAccess<?>> named(String name) {
        return access -> access.getName().equals(name);
    }

    private static boolean isRandomlyOrdered(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        int parameters = parameters(access);
        return switch (access.getName()) {
            case "copyOf", "ofEntries" -> owner.equals("java.util.Map") || owner.equals("java.util.Set");
            case "of" ->
                (owner.equals("java.util.Map") && parameters > 2)
                        || (owner.equals("java.util.Set") && (parameters > 1 || takesArray(access)));
            case "toSet", "toUnmodifiableSet", "toUnmodifiableMap" -> owner.equals("java.util.stream.Collectors");
            case "toMap", "groupingBy" -> owner.equals("java.util.stream.Collectors") && parameters < 3;
            default -> false;
        };
    }

    private static boolean isLocaleDependent(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return switch (access.getName()) {
            case "toLowerCase", "toUpperCase" -> owner.equals("java.lang.String") && parameters(access) == 0;
            case "format" -> owner.equals("java.lang.String") && parameters(access) == 2;
            case "formatted" -> owner.equals("java.lang.String");
            case "getBytes" -> owner.equals("java.lang.String") && parameters(access) == 0;
            case "printf" -> parameters(access) == 2;
            default -> false;
        };
    }

    private static boolean isImpure(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return switch (access.getName()) {
            case "sleep", "onSpinWait" -> owner.equals("java.lang.Thread");
            case "currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties" ->
                owner.equals("java.lang.System");
            case "now" -> owner.startsWith("java.time.");
            case "random" -> owner.equals("java.lang.Math");
            case "randomUUID" -> owner.equals("java.util.UUID");
            case "<init>" -> owner.equals("java.util.Random") || owner.equals("java.util.Date");
            default -> false;
        };
    }

    private static int parameters(JavaAccess<?> access) {
        return access instanceof com.tngtech.archunit.core.domain.JavaCall<?> call
                ? call.getTarget().getRawParameterTypes().size()
                : -1;
    }

    private static boolean takesArray(JavaAccess<?> access) {
        return access instanceof com.tngtech.archunit.core.domain.JavaCall<?> call
                && call.getTarget().getRawParameterTypes().stream().anyMatch(JavaClass::isArray);
    }
}
