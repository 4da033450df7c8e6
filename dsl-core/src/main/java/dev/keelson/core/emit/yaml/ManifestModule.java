package dev.keelson.core.emit.yaml;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.MapSerializer;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What makes Jackson's serialisers write a manifest: order of fields, no empty status, no accidental order of keys. */
final class ManifestModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ManifestModule(FieldOrder order) {
        super("keelson-manifest");
        setSerializerModifier(new Modifier(order));
    }

    private static final class Modifier extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        private final transient FieldOrder order;

        Modifier(FieldOrder order) {
            this.order = order;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            if (HasMetadata.class.isAssignableFrom(bean.getBeanClass())) {
                properties.replaceAll(p -> p.getName().equals("status") ? new UnlessEmpty(p) : p);
            }
            return properties;
        }

        @Override
        public List<BeanPropertyWriter> orderProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            List<String> names = new ArrayList<>();
            for (BeanPropertyWriter property : properties) {
                names.add(property.getName());
            }
            List<String> sorted = order.sort(bean.getBeanClass(), names);
            if (!sorted.equals(names)) {
                properties.sort(Comparator.comparingInt(p -> sorted.indexOf(p.getName())));
            }
            return properties;
        }

        @Override
        public JsonSerializer<?> modifyMapSerializer(
                SerializationConfig config, MapType type, BeanDescription bean, JsonSerializer<?> serializer) {
            return serializer.getClass() == MapSerializer.class
                    ? new StableMapSerializer((MapSerializer) serializer)
                    : serializer;
        }
    }

    /** The cluster owns a resource's status; an empty one is the trace of a builder. */
    private static final class UnlessEmpty extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;

        UnlessEmpty(BeanPropertyWriter base) {
            super(base);
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator generator, SerializerProvider provider)
                throws Exception {
            Object value = get(bean);
            if (value == null || isEmpty(value, generator, provider)) {
                return;
            }
            super.serializeAsField(bean, generator, provider);
        }

        private static boolean isEmpty(Object value, JsonGenerator generator, SerializerProvider provider)
                throws Exception {
            try (TokenBuffer tokens = new TokenBuffer(generator.getCodec(), false)) {
                provider.defaultSerializeValue(value, tokens);
                try (var parser = tokens.asParser()) {
                    return parser.nextToken() == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.END_OBJECT;
                }
            }
        }
    }
}
