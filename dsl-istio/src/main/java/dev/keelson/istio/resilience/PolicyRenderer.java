package dev.keelson.istio.resilience;

import dev.keelson.core.value.Count;
import dev.keelson.core.value.Percent;
import dev.keelson.core.value.Sink;
import dev.keelson.core.value.Span;
import dev.keelson.core.value.Text;
import dev.keelson.istio.resilience.ConnectionPool.Keepalive;
import io.fabric8.istio.api.api.networking.v1alpha3.ConnectionPoolSettings;
import io.fabric8.istio.api.api.networking.v1alpha3.ConnectionPoolSettingsHTTPSettings;
import io.fabric8.istio.api.api.networking.v1alpha3.ConnectionPoolSettingsTCPSettings;
import io.fabric8.istio.api.api.networking.v1alpha3.ConnectionPoolSettingsTCPSettingsTcpKeepalive;
import io.fabric8.istio.api.api.networking.v1alpha3.HTTPRetry;
import io.fabric8.istio.api.api.networking.v1alpha3.IsLoadBalancerSettingsConsistentHashLBHashKey;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettings;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettingsConsistentHash;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettingsConsistentHashLB;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettingsConsistentHashLBHTTPCookie_;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettingsConsistentHashLBHttpCookie;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettingsConsistentHashLBHttpHeaderName;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettingsConsistentHashLBHttpQueryParameterName;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettingsConsistentHashLBUseSourceIp;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettingsSimple;
import io.fabric8.istio.api.api.networking.v1alpha3.LoadBalancerSettingsSimpleLB;
import io.fabric8.istio.api.api.networking.v1alpha3.LocalityLoadBalancerSetting;
import io.fabric8.istio.api.api.networking.v1alpha3.LocalityLoadBalancerSettingFailover;
import io.fabric8.istio.api.api.networking.v1alpha3.TrafficPolicy;
import io.fabric8.istio.api.api.networking.v1alpha3.WarmupConfiguration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of destination rules and of routes that keep calls alive.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/destination-rule/">Istio: DestinationRule</a>
 * @since 0.1.0
 */
public final class PolicyRenderer {
    private final Sink sink;

    /** A renderer that writes what the sink gives it. */
    public PolicyRenderer(Sink sink) {
        this.sink = sink;
    }

    /** {@return the policy of a destination, null where nothing is said} */
    public @Nullable TrafficPolicy policy(
            @Nullable LoadBalancing balancing, @Nullable ConnectionPool pool, @Nullable OutlierDetection outliers) {
        if (balancing == null && pool == null && outliers == null) {
            return null;
        }
        TrafficPolicy policy = new TrafficPolicy();
        policy.setLoadBalancer(balancing == null ? null : balancing(balancing));
        policy.setConnectionPool(pool == null ? null : pool(pool));
        policy.setOutlierDetection(outliers == null ? null : outliers(outliers));
        return policy;
    }

    /** {@return how often a route tries again, null where nothing is said} */
    public @Nullable HTTPRetry retries(@Nullable Retries retries) {
        if (retries == null) {
            return null;
        }
        HTTPRetry object = new HTTPRetry();
        object.setAttempts(sink.number(retries.attempts()));
        object.setPerTryTimeout(span(retries.perTry()));
        object.setBackoff(span(retries.backoff()));
        object.setRetryOn(retries.conditions().isEmpty() ? null : String.join(",", retries.conditions()));
        object.setRetryRemoteLocalities(retries.otherZones() ? true : null);
        return object;
    }

    /** {@return a span with its unit, null for none} */
    public @Nullable String span(@Nullable Span span) {
        return span == null ? null : sink.text(Text.of(span));
    }

    private LoadBalancerSettings balancing(LoadBalancing balancing) {
        LoadBalancerSettings object = new LoadBalancerSettings();
        if (balancing.policy() != null) {
            LoadBalancerSettingsSimple simple = new LoadBalancerSettingsSimple();
            simple.setSimple(
                    LoadBalancerSettingsSimpleLB.fromValue(balancing.policy().name()));
            object.setLbPolicy(simple);
        }
        if (balancing.hash() != null) {
            LoadBalancerSettingsConsistentHashLB ring = new LoadBalancerSettingsConsistentHashLB();
            ring.setHashKey(key(balancing.hash()));
            LoadBalancerSettingsConsistentHash hash = new LoadBalancerSettingsConsistentHash();
            hash.setConsistentHash(ring);
            object.setLbPolicy(hash);
        }
        if (balancing.isLocal()) {
            LocalityLoadBalancerSetting locality = new LocalityLoadBalancerSetting();
            locality.setEnabled(true);
            locality.setFailover(new ArrayList<>(balancing.failovers().stream()
                    .map(each -> failover(sink.text(each.from()), sink.text(each.to())))
                    .toList()));
            locality.setFailoverPriority(new ArrayList<>(balancing.priorities()));
            object.setLocalityLbSetting(locality);
        } else if (balancing.hash() != null) {
            // Istio's own setting would give the callers of each zone a ring of that zone's pods: one key, a pod in
            // each.
            LocalityLoadBalancerSetting none = new LocalityLoadBalancerSetting();
            none.setEnabled(false);
            object.setLocalityLbSetting(none);
        }
        if (balancing.warmup() != null) {
            WarmupConfiguration warmup = new WarmupConfiguration();
            warmup.setDuration(span(balancing.warmup()));
            object.setWarmup(warmup);
        }
        return object;
    }

    private static LocalityLoadBalancerSettingFailover failover(String from, String to) {
        LocalityLoadBalancerSettingFailover object = new LocalityLoadBalancerSettingFailover();
        object.setFrom(from);
        object.setTo(to);
        return object;
    }

    private IsLoadBalancerSettingsConsistentHashLBHashKey key(HashKey key) {
        if (key instanceof HashKey.Cookie said) {
            LoadBalancerSettingsConsistentHashLBHTTPCookie_ cookie =
                    new LoadBalancerSettingsConsistentHashLBHTTPCookie_();
            cookie.setName(sink.text(said.name()));
            cookie.setPath(said.path() == null ? null : sink.text(said.path()));
            cookie.setTtl(span(said.ttl()));
            LoadBalancerSettingsConsistentHashLBHttpCookie object =
                    new LoadBalancerSettingsConsistentHashLBHttpCookie();
            object.setHttpCookie(cookie);
            return object;
        }
        if (key instanceof HashKey.Header header) {
            LoadBalancerSettingsConsistentHashLBHttpHeaderName object =
                    new LoadBalancerSettingsConsistentHashLBHttpHeaderName();
            object.setHttpHeaderName(sink.text(header.name()));
            return object;
        }
        if (key instanceof HashKey.QueryParameter parameter) {
            LoadBalancerSettingsConsistentHashLBHttpQueryParameterName object =
                    new LoadBalancerSettingsConsistentHashLBHttpQueryParameterName();
            object.setHttpQueryParameterName(sink.text(parameter.name()));
            return object;
        }
        LoadBalancerSettingsConsistentHashLBUseSourceIp object = new LoadBalancerSettingsConsistentHashLBUseSourceIp();
        object.setUseSourceIp(true);
        return object;
    }

    private ConnectionPoolSettings pool(ConnectionPool pool) {
        ConnectionPoolSettings object = new ConnectionPoolSettings();
        if (!pool.tcp().isEmpty()) {
            ConnectionPoolSettingsTCPSettings tcp = new ConnectionPoolSettingsTCPSettings();
            tcp.setMaxConnections(sink.number(pool.tcp().maxConnections()));
            tcp.setConnectTimeout(span(pool.tcp().connectTimeout()));
            tcp.setIdleTimeout(span(pool.tcp().idleTimeout()));
            tcp.setMaxConnectionDuration(span(pool.tcp().maxDuration()));
            tcp.setTcpKeepalive(keepalive(pool.tcp().keepalive()));
            object.setTcp(tcp);
        }
        if (!pool.http().isEmpty()) {
            ConnectionPoolSettingsHTTPSettings http = new ConnectionPoolSettingsHTTPSettings();
            http.setHttp1MaxPendingRequests(sink.number(pool.http().pending()));
            http.setHttp2MaxRequests(sink.number(pool.http().requests()));
            http.setMaxRequestsPerConnection(sink.number(pool.http().perConnection()));
            http.setMaxRetries(sink.number(pool.http().retries()));
            http.setMaxConcurrentStreams(sink.number(pool.http().streams()));
            http.setIdleTimeout(span(pool.http().idleTimeout()));
            object.setHttp(http);
        }
        return object;
    }

    private @Nullable ConnectionPoolSettingsTCPSettingsTcpKeepalive keepalive(@Nullable Keepalive said) {
        if (said == null) {
            return null;
        }
        ConnectionPoolSettingsTCPSettingsTcpKeepalive object = new ConnectionPoolSettingsTCPSettingsTcpKeepalive();
        object.setTime(span(said.time()));
        object.setInterval(span(said.interval()));
        object.setProbes(wide(said.probes()));
        return object;
    }

    private io.fabric8.istio.api.api.networking.v1alpha3.OutlierDetection outliers(OutlierDetection said) {
        io.fabric8.istio.api.api.networking.v1alpha3.OutlierDetection object =
                new io.fabric8.istio.api.api.networking.v1alpha3.OutlierDetection();
        object.setConsecutive5xxErrors(sink.number(said.consecutiveServerErrors()));
        object.setConsecutiveGatewayErrors(sink.number(said.consecutiveGatewayErrors()));
        if (said.consecutiveConnectFailures() != null) {
            object.setSplitExternalLocalOriginErrors(true);
            object.setConsecutiveLocalOriginFailures(sink.number(said.consecutiveConnectFailures()));
        }
        object.setInterval(span(said.interval()));
        object.setBaseEjectionTime(span(said.baseEjectionTime()));
        object.setMaxEjectionPercent(percent(said.maxEjectionPercent()));
        object.setMinHealthPercent(percent(said.minHealthPercent()));
        return object;
    }

    private @Nullable Integer percent(@Nullable Percent share) {
        return share == null ? null : sink.percent(share);
    }

    private @Nullable Long wide(Count number) {
        Integer narrow = sink.number(number);
        return narrow == null ? null : narrow.longValue();
    }
}
