package dev.keelson.validation.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.keelson.validation.purity.DefinitionRules;
import org.junit.jupiter.api.Test;

class DefinitionTest {
    private static final JavaClasses DEFINITION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.acme.platform");

    @Test
    void the_platform_is_a_function_of_its_settings() {
        DefinitionRules.pure().check(DEFINITION);
    }

    @Test
    void the_platform_speaks_the_language_and_nothing_else() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "com.acme.platform..",
                        "com.acme.mcp..",
                        "dev.keelson..",
                        "java.lang..",
                        "java.time",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations")
                .because("what it says beyond that, nobody can check")
                .check(DEFINITION);
    }
}
