package dev.keelson.core.capacity;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.draft.Slot;
import dev.keelson.core.setting.Bounds;
import dev.keelson.core.token.Namespace;
import dev.keelson.core.value.Count;
import dev.keelson.core.value.Cpu;
import dev.keelson.core.value.Memory;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Storage;
import dev.keelson.core.value.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words inside {@code quota(q -> …)} of a namespace: the most that all its pods together may ask for, and how many
 * objects there may be, {@code ResourceQuota.spec.hard}. What no word names is not limited.
 *
 * <p>Findings: {@code over-quota} where all that the definition runs, with as many pods as scaling and updates allow, asks
 * for more; {@code quota-without-request} where a container does not ask for what the quota counts.
 *
 * @since 0.1.0
 */
public final class QuotaDraft extends Draft {
    private static final Bounds OBJECTS = Bounds.from(0);

    private final Slot<Cpu> cpu = slot("cpu");
    private final Slot<Cpu> cpuLimit = slot("cpuLimit");
    private final Slot<Memory> memory = slot("memory");
    private final Slot<Memory> memoryLimit = slot("memoryLimit");
    private final Slot<Storage> ephemeralStorage = slot("ephemeralStorage");
    private final Slot<Storage> storage = slot("storage");
    private final Slot<Count> pods = slot("pods");
    private final Slot<Count> claims = slot("claims");
    private final Slot<Count> services = slot("services");
    private final Slot<Count> loadBalancers = slot("loadBalancers");
    private final Slot<Count> nodePorts = slot("nodePorts");

    /** A draft in that scope. */
    public QuotaDraft(Scope scope) {
        super(scope);
    }

    /** Processor time that pods may ask for together, {@code requests.cpu}. */
    public QuotaDraft cpu(Cpu requests) {
        cpu.set(requests);
        return this;
    }

    /** Sum of the caps on processor time, {@code limits.cpu}. Each container then needs a cap. */
    public QuotaDraft cpuLimit(Cpu limits) {
        cpuLimit.set(limits);
        return this;
    }

    /** Memory that pods may ask for together, {@code requests.memory}. */
    public QuotaDraft memory(Memory requests) {
        memory.set(requests);
        return this;
    }

    /** Sum of the caps on memory, {@code limits.memory}. */
    public QuotaDraft memoryLimit(Memory limits) {
        memoryLimit.set(limits);
        return this;
    }

    /** What pods may ask for outside volumes, {@code requests.ephemeral-storage}. */
    public QuotaDraft ephemeralStorage(Storage requests) {
        ephemeralStorage.set(requests);
        return this;
    }

    /** Storage that claims may ask for together, {@code requests.storage}. */
    public QuotaDraft storage(Storage requests) {
        storage.set(requests);
        return this;
    }

    /** How many pods there may be that have not ended, {@code pods}. */
    public QuotaDraft pods(int number) {
        return pods(Count.of(number));
    }

    /** How many pods there may be that have not ended, {@code pods}. */
    public QuotaDraft pods(Count number) {
        pods.set(number);
        return this;
    }

    /** How many claims there may be, {@code persistentvolumeclaims}. */
    public QuotaDraft claims(int number) {
        return claims(Count.of(number));
    }

    /** How many claims there may be, {@code persistentvolumeclaims}. */
    public QuotaDraft claims(Count number) {
        claims.set(number);
        return this;
    }

    /** How many services there may be, {@code services}. */
    public QuotaDraft services(int number) {
        return services(Count.of(number));
    }

    /** How many services there may be, {@code services}. */
    public QuotaDraft services(Count number) {
        services.set(number);
        return this;
    }

    /** How many services of type {@code LoadBalancer} there may be, {@code services.loadbalancers}. */
    public QuotaDraft loadBalancers(int number) {
        return loadBalancers(Count.of(number));
    }

    /** How many services of type {@code LoadBalancer} there may be, {@code services.loadbalancers}. */
    public QuotaDraft loadBalancers(Count number) {
        loadBalancers.set(number);
        return this;
    }

    /** How many ports of nodes services may take, {@code services.nodeports}. */
    public QuotaDraft nodePorts(int number) {
        return nodePorts(Count.of(number));
    }

    /** How many ports of nodes services may take, {@code services.nodeports}. */
    public QuotaDraft nodePorts(Count number) {
        nodePorts.set(number);
        return this;
    }

    /** {@return the quota of that namespace, empty where nothing is limited} */
    public Optional<Quota> build(Namespace namespace) {
        Map<String, Scalar> hard = new LinkedHashMap<>();
        put(hard, "pods", Slot.bind(pods, ValueType.COUNT, OBJECTS));
        put(hard, "requests.cpu", Slot.bind(cpu, ValueType.CPU));
        put(hard, "limits.cpu", Slot.bind(cpuLimit, ValueType.CPU));
        put(hard, "requests.memory", Slot.bind(memory, ValueType.MEMORY));
        put(hard, "limits.memory", Slot.bind(memoryLimit, ValueType.MEMORY));
        put(hard, "requests.ephemeral-storage", Slot.bind(ephemeralStorage, ValueType.STORAGE));
        put(hard, "requests.storage", Slot.bind(storage, ValueType.STORAGE));
        put(hard, "persistentvolumeclaims", Slot.bind(claims, ValueType.COUNT, OBJECTS));
        put(hard, "services", Slot.bind(services, ValueType.COUNT, OBJECTS));
        put(hard, "services.loadbalancers", Slot.bind(loadBalancers, ValueType.COUNT, OBJECTS));
        put(hard, "services.nodeports", Slot.bind(nodePorts, ValueType.COUNT, OBJECTS));
        return hard.isEmpty()
                ? Optional.empty()
                : Optional.of(new Quota(namespace, hard, scope().path(), scope().origin()));
    }

    private static void put(Map<String, Scalar> hard, String resource, @Nullable Scalar most) {
        if (most != null) {
            hard.put(resource, most);
        }
    }
}
