package dev.keelson.core.emit.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class KubernetesFieldsTest {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, List<String>> types = FieldOrder.kubernetes().types();

    @Test
    void every_type_and_every_field_in_the_table_exists() throws ClassNotFoundException {
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, List<String>> type : types.entrySet()) {
            List<String> named = new ArrayList<>(type.getValue());
            named.remove("*");
            softly.assertThat(fieldsOf(Class.forName(type.getKey())))
                    .as(type.getKey())
                    .containsAll(named);
        }
        softly.assertAll();
        assertThat(types).hasSizeGreaterThan(60);
    }

    @Test
    void a_line_of_the_table_changes_something() throws ClassNotFoundException {
        FieldOrder order = FieldOrder.kubernetes();
        SoftAssertions softly = new SoftAssertions();
        for (String name : types.keySet()) {
            Class<?> type = Class.forName(name);
            List<String> given = fieldsOf(type);
            softly.assertThat(order.sort(type, given)).as(name).isNotEqualTo(given);
        }
        softly.assertAll();
    }

    @Test
    void no_order_loses_or_adds_a_field() throws ClassNotFoundException {
        FieldOrder order = FieldOrder.kubernetes();
        for (String name : types.keySet()) {
            Class<?> type = Class.forName(name);
            List<String> given = fieldsOf(type);
            assertThat(order.sort(type, given)).as(name).containsExactlyInAnyOrderElementsOf(given);
        }
    }

    @Test
    void resources_start_with_api_version_kind_and_metadata() throws ClassNotFoundException {
        for (String name : types.keySet()) {
            Class<?> type = Class.forName(name);
            if (HasMetadata.class.isAssignableFrom(type)) {
                assertThat(types.get(name)).as(name).startsWith("apiVersion", "kind", "metadata");
            }
        }
    }

    private List<String> fieldsOf(Class<?> type) {
        return mapper.getSerializationConfig().introspect(mapper.constructType(type)).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .toList();
    }
}
