package dev.keelson.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefinitionTest {
    private static final class OnlineShopV2 implements Definition {
        @Override
        public void define(PlatformDraft p) {}
    }

    @Test
    void a_platform_has_the_name_of_its_class_in_words() {
        assertThat(new OnlineShopV2().name()).isEqualTo("online-shop-v2");
    }

    /** The class of a lambda has another name in each JVM, and the name is written into every object. */
    @Test
    void a_lambda_has_the_name_of_the_class_it_is_written_in() {
        Definition lambda = p -> {};
        assertThat(lambda.name()).isEqualTo("definition-test");
    }

    @Test
    void a_class_without_a_name_makes_a_platform_without_one() {
        Definition anonymous = new Definition() {
            @Override
            public void define(PlatformDraft p) {}
        };
        assertThat(anonymous.name()).isEqualTo("platform");
    }
}
