package dev.keelson.validation.purity;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * ArchUnit rules for the classes in which a platform is defined.
 *
 * <pre>{@code
 * @Test
 * void the_platform_is_a_function_of_its_settings() {
 *     DefinitionRules.pure().check(new ClassFileImporter().importPackages("com.example.platform"));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class DefinitionRules {
    private static final Pattern OUTSIDE =
            Pattern.compile("java\\.lang\\.(System|Runtime|Process.*|Thread.*|InheritableThreadLocal)"
                    + "|java\\.lang\\.(management|ref|foreign)\\..*"
                    + "|java\\.io\\.(File|Console|RandomAccessFile).*"
                    + "|java\\.nio\\.(file|channels)\\..*"
                    + "|java\\.net\\.(?!URI$).*"
                    + "|java\\.time\\.(Clock|InstantSource)"
                    + "|java\\.util\\.(Random|SplittableRandom|Timer.*|Scanner|ResourceBundle.*)"
                    + "|java\\.util\\.(random|concurrent|prefs|logging)\\..*"
                    + "|java\\.security\\.SecureRandom"
                    + "|java\\.(sql|rmi)\\..*|javax\\..*");

    /** Calls that give another answer on another machine or at another time, by owner and name. */
    private static final Set<String> CALLS = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.UUID.randomUUID",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.util.Calendar.getInstance",
            "java.util.Collections.shuffle",
            "java.time.ZoneId.systemDefault",
            "java.nio.charset.Charset.defaultCharset");

    /** Calls that do so only without an argument that says otherwise. */
    private static final Set<String> SIGNATURES = Set.of(
            "java.util.Date.<init>()",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.formatted(java.lang.Object[])",
            "java.lang.String.format(java.lang.String, java.lang.Object[])",
            "java.lang.Object.hashCode()");

    private DefinitionRules() {}

    /**
     * A definition is a function of its settings: no clock, no randomness, no environment variables or system
     * properties, no files but class-path resources, no network, no threads, no locale or time zone of the machine, no
     * static field that can change. Classes that break the rule are named with their lines; a rule that finds no class
     * fails.
     *
     * @return the rule
     */
    public static ArchRule pure() {
        return CompositeArchRule.of(
                        noClasses().should().dependOnClassesThat(outside()).as("definitions should not look outside"))
                .and(noClasses()
                        .should()
                        .callCodeUnitWhere(differing())
                        .as("definitions should say the same everywhere and always"))
                .and(noFields()
                        .that()
                        .haveModifier(STATIC)
                        .should()
                        .notHaveModifier(FINAL)
                        .allowEmptyShould(true)
                        .as("definitions should keep nothing between two runs"))
                .because("the same settings must give the same platform; what may differ is a setting");
    }

    private static DescribedPredicate<JavaClass> outside() {
        return DescribedPredicate.describe(
                "reach for clocks, randomness, files, processes or the network",
                type -> OUTSIDE.matcher(type.getBaseComponentType().getName()).matches());
    }

    private static DescribedPredicate<JavaCall<?>> differing() {
        return DescribedPredicate.describe("its answer depends on the machine or the time", call -> {
            String owner = call.getTargetOwner().getName();
            String name = owner + "." + call.getName();
            return CALLS.contains(name)
                    || (owner.startsWith("java.time.") && call.getName().equals("now"))
                    || SIGNATURES.contains(name + "(" + String.join(", ", parameters(call)) + ")");
        });
    }

    private static Iterable<String> parameters(JavaCall<?> call) {
        return call.getTarget().getRawParameterTypes().stream()
                .map(type -> type.getName().equals("[Ljava.lang.Object;") ? "java.lang.Object[]" : type.getName())
                .toList();
    }
}
