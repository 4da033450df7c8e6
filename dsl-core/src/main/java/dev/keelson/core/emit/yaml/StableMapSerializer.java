package dev.keelson.core.emit.yaml;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.MapSerializer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the keys of a map in the order of the map, and sorted where the map has none.
 *
 * <p>{@code Map.of} and {@code Map.copyOf} give another order in every JVM, so that two runs would differ although
 * nothing changed.
 */
@SuppressWarnings("ReferenceEquality") // as in the superclass: the very same part means that nothing changes
final class StableMapSerializer extends MapSerializer {
    private static final long serialVersionUID = 1L;

    private static final Set<Class<?>> WITHOUT_ORDER = Set.of(
            HashMap.class, ConcurrentHashMap.class, Map.of("a", 1, "b", 2).getClass());

    StableMapSerializer(MapSerializer base) {
        super(base, null, false);
    }

    private StableMapSerializer(
            MapSerializer base,
            @Nullable BeanProperty property,
            JsonSerializer<?> keys,
            JsonSerializer<?> values,
            @Nullable Set<String> ignored,
            @Nullable Set<String> included) {
        super(base, property, keys, values, ignored, included);
    }

    private StableMapSerializer(MapSerializer base, @Nullable Object filterId, boolean sortKeys) {
        super(base, filterId, sortKeys);
    }

    private StableMapSerializer(
            MapSerializer base, TypeSerializer types, @Nullable Object suppressed, boolean suppressNulls) {
        super(base, types, suppressed, suppressNulls);
    }

    @Override
    public MapSerializer withResolved(
            BeanProperty property,
            JsonSerializer<?> keys,
            JsonSerializer<?> values,
            Set<String> ignored,
            Set<String> included,
            boolean sortKeys) {
        MapSerializer resolved = new StableMapSerializer(this, property, keys, values, ignored, included);
        return sortKeys ? new StableMapSerializer(resolved, _filterId, true) : resolved;
    }

    @Override
    public MapSerializer withFilterId(Object filterId) {
        return _filterId == filterId ? this : new StableMapSerializer(this, filterId, _sortKeys);
    }

    @Override
    public MapSerializer _withValueTypeSerializer(TypeSerializer types) {
        return _valueTypeSerializer == types
                ? this
                : new StableMapSerializer(this, types, _suppressableValue, _suppressNulls);
    }

    @Override
    public MapSerializer withContentInclusion(Object suppressed, boolean suppressNulls) {
        return suppressed == _suppressableValue && suppressNulls == _suppressNulls
                ? this
                : new StableMapSerializer(this, _valueTypeSerializer, suppressed, suppressNulls);
    }

    @Override
    public void serializeWithoutTypeInfo(Map<?, ?> map, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        super.serializeWithoutTypeInfo(stable(map), generator, provider);
    }

    @Override
    public void serialize(Map<?, ?> map, JsonGenerator generator, SerializerProvider provider) throws IOException {
        super.serialize(stable(map), generator, provider);
    }

    private static Map<?, ?> stable(Map<?, ?> map) {
        boolean sortable = map.size() > 1
                && WITHOUT_ORDER.contains(map.getClass())
                && map.keySet().stream().allMatch(String.class::isInstance);
        return sortable ? new TreeMap<>(map) : map;
    }
}
