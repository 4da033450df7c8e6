package dev.keelson.core.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** Rules that hold in every module of the library, told apart by the module's root package alone. */
public final class HouseRules {
    private final String root;

    public HouseRules(String root) {
        this.root = root;
    }

    public ArchRule no_package_cycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** Each storey stands on those before it; rooms of one storey do not know each other. */
    public ArchRule rooms_in_storeys(List<Set<String>> storeys) {
        return classes().should(each("stand on lower storeys only", (type, events) -> {
            int own = storey(storeys, type);
            if (own < 0) {
                events.add(violated(type, type.getName() + " is in a room that the plan of the house does not have"));
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                boolean elsewhere = !target.getPackageName().equals(type.getPackageName());
                if (target.getPackageName().startsWith(root + ".") && elsewhere && storey(storeys, target) >= own) {
                    events.add(violated(dependency, dependency.getDescription()));
                }
            }
        }));
    }

    public ArchRule only(Predicate<JavaClass> admitted, String who, String... foreign) {
        return noClasses()
                .that(DescribedPredicate.describe("are not " + who, type -> !admitted.test(outermost(type))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(foreign);
    }

    public ArchRule signatures_without(Predicate<JavaClass> admitted, String who, String... foreign) {
        return classes()
                .that(DescribedPredicate.describe(
                        "are visible and not " + who, type -> isVisible(type) && !admitted.test(outermost(type))))
                .should(each("keep foreign types out of their signatures", (type, events) -> {
                    type.getFields().stream()
                            .filter(field -> isVisible(field.getModifiers()))
                            .filter(field -> isForeign(field.getRawType(), foreign))
                            .forEach(field -> events.add(violated(field, field.getDescription())));
                    type.getCodeUnits().stream()
                            .filter(unit -> isVisible(unit.getModifiers()))
                            .filter(unit -> mentions(unit, foreign))
                            .forEach(unit -> events.add(violated(unit, unit.getDescription())));
                }));
    }

    /** A user cannot extend what was not made for it, so that it can change. */
    public ArchRule closed_public_types(Set<String> openOnPurpose) {
        return classes().that().arePublic().should(each("be closed", (type, events) -> {
            boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                    || type.isInterface()
                    || type.isEnum()
                    || type.isRecord()
                    || type.isAnnotation()
                    || type.reflect().isSealed()
                    || openOnPurpose.contains(type.getName());
            if (!closed) {
                events.add(violated(type, type.getName() + " is neither final nor sealed, an interface or a record"));
            }
        }));
    }

    public ArchRule null_marked_packages() {
        return classes().should(each("be in a package that is @NullMarked", (type, events) -> {
            if (!isNullMarked(type.getPackageName())) {
                events.add(violated(type, type.getPackageName() + " has no package-info.java that says @NullMarked"));
            }
        }));
    }

    public ArchRule names_that_say_something() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Manager|Facade|Impl|Misc|Commons?|Base)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..", "..misc..", "..impl..");
    }

    public ArchRule no_calls(String what, Predicate<JavaAccess<?>> forbidden, Set<String> admitted) {
        return classes()
                .that(DescribedPredicate.describe(
                        "are not listed",
                        type -> !admitted.contains(outermost(type).getName())))
                .should(each("not use " + what, (type, events) -> type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> events.add(violated(access, access.getDescription())))));
    }

    static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private int storey(List<Set<String>> storeys, JavaClass type) {
        String room = type.getPackageName().substring(root.length() + 1);
        for (int i = 0; i < storeys.size(); i++) {
            if (storeys.get(i).contains(room)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNullMarked(String packageName) {
        try {
            return Class.forName(packageName + ".package-info").isAnnotationPresent(NullMarked.class);
        } catch (ClassNotFoundException none) {
            return false;
        }
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(HouseRules::isVisible).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean mentions(JavaCodeUnit unit, String... foreign) {
        return isForeign(unit.getRawReturnType(), foreign)
                || unit.getReturnType().getAllInvolvedRawTypes().stream().anyMatch(type -> isForeign(type, foreign))
                || unit.getParameters().stream()
                        .flatMap(parameter -> parameter.getType().getAllInvolvedRawTypes().stream())
                        .anyMatch(type -> isForeign(type, foreign))
                || unit.getTypeParameters().stream()
                        .flatMap(variable -> variable.getAllInvolvedRawTypes().stream())
                        .anyMatch(type -> isForeign(type, foreign));
    }

    private static boolean isForeign(JavaClass type, String... foreign) {
        return JavaClass.Predicates.resideInAnyPackage(foreign).test(type.getBaseComponentType());
    }

    private static ArchCondition<JavaClass> each(String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
