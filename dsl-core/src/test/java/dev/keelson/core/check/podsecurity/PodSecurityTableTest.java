package dev.keelson.core.check.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keelson.core.check.Told;
import dev.keelson.core.check.Yaml;
import dev.keelson.core.identity.PodSecurity;
import dev.keelson.core.platform.Definition;
import dev.keelson.core.token.Namespace;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the levels admit, row by row as the Pod Security Standards have it for Kubernetes 1.34. */
class PodSecurityTableTest {
    private static final YAMLMapper MAPPER = new YAMLMapper();
    private static final Pattern CONTROL = Pattern.compile(" breaks (P\\d\\d) ");
    private static final List<String> CONTAINER_LISTS = List.of("containers", "initContainers", "ephemeralContainers");

    /** A template that {@code restricted} admits, with a container of each sort. */
    private static final String TEMPLATE = """
            metadata: {labels: {app: api}, annotations: {}}
            spec:
              securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
              volumes: [{name: v, emptyDir: {}}]
              containers:
              - {name: c, image: i, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}
              initContainers:
              - {name: i, image: i, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}
              ephemeralContainers:
              - {name: e, image: i, securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}
            """;

    /** Each {@code *} stands for the lists of containers in turn; a value that is left out takes the field out. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /spec/hostNetwork | false | |
            /spec/hostNetwork | true  | P01 | P01
            /spec/hostPID     | false | |
            /spec/hostPID     | true  | P01 | P01
            /spec/hostIPC     | false | |
            /spec/hostIPC     | true  | P01 | P01

            /spec/*/0/securityContext/privileged | false | |
            /spec/*/0/securityContext/privileged | true  | P02 | P02

            /spec/*/0/securityContext/capabilities/add | []                 | |
            /spec/*/0/securityContext/capabilities/add | [NET_BIND_SERVICE] | |
            /spec/*/0/securityContext/capabilities/add | [AUDIT_WRITE]      | | P18
            /spec/*/0/securityContext/capabilities/add | [CHOWN]            | | P18
            /spec/*/0/securityContext/capabilities/add | [DAC_OVERRIDE]     | | P18
            /spec/*/0/securityContext/capabilities/add | [FOWNER]           | | P18
            /spec/*/0/securityContext/capabilities/add | [FSETID]           | | P18
            /spec/*/0/securityContext/capabilities/add | [KILL]             | | P18
            /spec/*/0/securityContext/capabilities/add | [MKNOD]            | | P18
            /spec/*/0/securityContext/capabilities/add | [SETFCAP]          | | P18
            /spec/*/0/securityContext/capabilities/add | [SETGID]           | | P18
            /spec/*/0/securityContext/capabilities/add | [SETPCAP]          | | P18
            /spec/*/0/securityContext/capabilities/add | [SETUID]           | | P18
            /spec/*/0/securityContext/capabilities/add | [SYS_CHROOT]       | | P18
            /spec/*/0/securityContext/capabilities/add | [NET_RAW]          | P03 | P18
            /spec/*/0/securityContext/capabilities/add | [NET_ADMIN]        | P03 | P18
            /spec/*/0/securityContext/capabilities/add | [SYS_ADMIN]        | P03 | P18
            /spec/*/0/securityContext/capabilities/add | [ALL]              | P03 | P18
            /spec/*/0/securityContext/capabilities/add | [CAP_CHOWN]        | P03 | P18

            /spec/volumes/0 | {name: v, hostPath: {path: /}} | P04 | P13

            /spec/*/0/ports | [{containerPort: 80}]                 | |
            /spec/*/0/ports | [{containerPort: 80, hostPort: 0}]    | |
            /spec/*/0/ports | [{containerPort: 80, hostPort: 8080}] | P05 | P05

            /spec/*/0/livenessProbe  | {httpGet: {port: 80}}                     | |
            /spec/*/0/livenessProbe  | {httpGet: {port: 80, host: ''}}           | |
            /spec/*/0/livenessProbe  | {httpGet: {port: 80, host: 10.0.0.1}}     | P06 | P06
            /spec/*/0/readinessProbe | {tcpSocket: {port: 80, host: 127.0.0.1}}  | P06 | P06
            /spec/*/0/startupProbe   | {httpGet: {port: 80, host: example.com}}  | P06 | P06
            /spec/*/0/lifecycle      | {postStart: {httpGet: {port: 80, host: a}}}   | P06 | P06
            /spec/*/0/lifecycle      | {preStop: {tcpSocket: {port: 80, host: a}}}   | P06 | P06
            /spec/*/0/lifecycle      | {preStop: {httpGet: {port: 80}}}              | |

            /metadata/annotations | {container.apparmor.security.beta.kubernetes.io/c: runtime/default} | |
            /metadata/annotations | {container.apparmor.security.beta.kubernetes.io/c: localhost/mine}  | |
            /metadata/annotations | {container.apparmor.security.beta.kubernetes.io/c: ''}              | |
            /metadata/annotations | {container.apparmor.security.beta.kubernetes.io/c: unconfined}      | P07 | P07
            /spec/securityContext/appArmorProfile     | {type: RuntimeDefault}                | |
            /spec/securityContext/appArmorProfile     | {type: Localhost, localhostProfile: m} | |
            /spec/securityContext/appArmorProfile     | {type: Unconfined}                    | P07 | P07
            /spec/*/0/securityContext/appArmorProfile | {type: RuntimeDefault}                | |
            /spec/*/0/securityContext/appArmorProfile | {type: Unconfined}                    | P07 | P07

            /spec/securityContext/seLinuxOptions     | {type: container_t}        | |
            /spec/securityContext/seLinuxOptions     | {type: container_init_t}   | |
            /spec/securityContext/seLinuxOptions     | {type: container_kvm_t}    | |
            /spec/securityContext/seLinuxOptions     | {type: container_engine_t} | |
            /spec/securityContext/seLinuxOptions     | {type: '', level: 's0:c1'} | |
            /spec/securityContext/seLinuxOptions     | {type: spc_t}              | P08 | P08
            /spec/securityContext/seLinuxOptions     | {user: system_u}           | P08 | P08
            /spec/securityContext/seLinuxOptions     | {role: sysadm_r}           | P08 | P08
            /spec/*/0/securityContext/seLinuxOptions | {type: container_t}        | |
            /spec/*/0/securityContext/seLinuxOptions | {type: spc_t}              | P08 | P08
            /spec/*/0/securityContext/seLinuxOptions | {user: u}                  | P08 | P08
            /spec/*/0/securityContext/seLinuxOptions | {role: r}                  | P08 | P08

            /spec/*/0/securityContext/procMount | Default  | |
            /spec/*/0/securityContext/procMount | Unmasked | P09 | P09

            /spec/securityContext/seccompProfile     | {type: Localhost, localhostProfile: m} | |
            /spec/securityContext/seccompProfile     | {type: Unconfined}     | P10 | P17
            /spec/securityContext/seccompProfile     |                        | | P17
            /spec/*/0/securityContext/seccompProfile | {type: RuntimeDefault} | |
            /spec/*/0/securityContext/seccompProfile | {type: Unconfined}     | P10 | P17

            /spec/securityContext/sysctls | [{name: kernel.shm_rmid_forced, value: '1'}]              | |
            /spec/securityContext/sysctls | [{name: net.ipv4.ip_local_port_range, value: '1 2'}]      | |
            /spec/securityContext/sysctls | [{name: net.ipv4.ip_unprivileged_port_start, value: '0'}] | |
            /spec/securityContext/sysctls | [{name: net.ipv4.tcp_syncookies, value: '1'}]             | |
            /spec/securityContext/sysctls | [{name: net.ipv4.ping_group_range, value: '0 1'}]         | |
            /spec/securityContext/sysctls | [{name: net.ipv4.ip_local_reserved_ports, value: '1'}]    | |
            /spec/securityContext/sysctls | [{name: net.ipv4.tcp_keepalive_time, value: '1'}]         | |
            /spec/securityContext/sysctls | [{name: net.ipv4.tcp_fin_timeout, value: '1'}]            | |
            /spec/securityContext/sysctls | [{name: net.ipv4.tcp_keepalive_intvl, value: '1'}]        | |
            /spec/securityContext/sysctls | [{name: net.ipv4.tcp_keepalive_probes, value: '1'}]       | |
            /spec/securityContext/sysctls | [{name: net.ipv4.tcp_rmem, value: '1'}]                   | |
            /spec/securityContext/sysctls | [{name: net.ipv4.tcp_wmem, value: '1'}]                   | |
            /spec/securityContext/sysctls | [{name: kernel.msgmax, value: '1'}]                       | P11 | P11
            /spec/securityContext/sysctls | [{name: net.core.somaxconn, value: '1'}]                  | P11 | P11
            /spec/securityContext/sysctls | [{name: net.ipv4.tcp_slow_start_after_idle, value: '0'}]  | P11 | P11

            /spec/securityContext/windowsOptions     | {hostProcess: false} | |
            /spec/securityContext/windowsOptions     | {hostProcess: true}  | P12 | P12
            /spec/*/0/securityContext/windowsOptions | {hostProcess: true}  | P12 | P12

            /spec/volumes/0 | {name: v, configMap: {name: c}}                   | |
            /spec/volumes/0 | {name: v, csi: {driver: d}}                       | |
            /spec/volumes/0 | {name: v, downwardAPI: {items: []}}               | |
            /spec/volumes/0 | {name: v, ephemeral: {volumeClaimTemplate: {}}}   | |
            /spec/volumes/0 | {name: v, image: {reference: r}}                  | |
            /spec/volumes/0 | {name: v, persistentVolumeClaim: {claimName: c}}  | |
            /spec/volumes/0 | {name: v, projected: {sources: []}}               | |
            /spec/volumes/0 | {name: v, secret: {secretName: s}}                | |
            /spec/volumes/0 | {name: v, nfs: {server: s, path: /}}              | | P13
            /spec/volumes/0 | {name: v, iscsi: {lun: 0}}                        | | P13
            /spec/volumes/0 | {name: v, gitRepo: {repository: r}}               | | P13
            /spec/volumes/0 | {name: v, flexVolume: {driver: d}}                | | P13

            /spec/*/0/securityContext/allowPrivilegeEscalation | true | | P14
            /spec/*/0/securityContext/allowPrivilegeEscalation |      | | P14

            /spec/securityContext/runAsNonRoot     | false | | P15
            /spec/securityContext/runAsNonRoot     |       | | P15
            /spec/*/0/securityContext/runAsNonRoot | true  | |
            /spec/*/0/securityContext/runAsNonRoot | false | | P15

            /spec/securityContext/runAsUser     | 1 | |
            /spec/securityContext/runAsUser     | 0 | | P16
            /spec/*/0/securityContext/runAsUser | 1 | |
            /spec/*/0/securityContext/runAsUser | 0 | | P16

            /spec/*/0/securityContext/capabilities/drop | [ALL, KILL]    | |
            /spec/*/0/securityContext/capabilities/drop | [KILL]         | | P18
            /spec/*/0/securityContext/capabilities/drop | []             | | P18
            /spec/*/0/securityContext/capabilities      |                | | P18
            """)
    void a_level_admits_what_the_standard_says(String pointer, String value, String baseline, String restricted) {
        for (String list : pointer.contains("*") ? CONTAINER_LISTS : List.of("")) {
            ObjectNode template = template();
            put(template, JsonPointer.compile(pointer.replace("*", list)), value);
            assertThat(broken(PodSecurity.PRIVILEGED, template))
                    .as("%s privileged", list)
                    .isEmpty();
            assertThat(broken(PodSecurity.BASELINE, template))
                    .as("%s baseline", list)
                    .isEqualTo(controls(baseline));
            assertThat(broken(PodSecurity.RESTRICTED, template))
                    .as("%s restricted", list)
                    .isEqualTo(controls(restricted));
        }
    }

    @Test
    void what_every_container_says_the_pod_need_not_say() {
        ObjectNode template = template();
        put(template, JsonPointer.compile("/spec/securityContext"), "");
        for (String list : CONTAINER_LISTS) {
            String context = "/spec/" + list + "/0/securityContext";
            put(template, JsonPointer.compile(context + "/runAsNonRoot"), "true");
            put(template, JsonPointer.compile(context + "/seccompProfile"), "{type: RuntimeDefault}");
        }
        assertThat(broken(PodSecurity.RESTRICTED, template)).isEmpty();

        put(template, JsonPointer.compile("/spec/initContainers/0/securityContext/runAsNonRoot"), null);
        assertThat(broken(PodSecurity.RESTRICTED, template)).containsExactly("P15");
    }

    @Test
    void pods_of_windows_need_not_say_what_windows_does_not_know() {
        ObjectNode template = template();
        put(template, JsonPointer.compile("/spec/os"), "{name: windows}");
        put(template, JsonPointer.compile("/spec/securityContext"), "{runAsNonRoot: true}");
        CONTAINER_LISTS.forEach(
                list -> put(template, JsonPointer.compile("/spec/" + list + "/0/securityContext"), "{}"));
        assertThat(broken(PodSecurity.RESTRICTED, template)).isEmpty();

        put(template, JsonPointer.compile("/spec/os"), "{name: linux}");
        assertThat(broken(PodSecurity.RESTRICTED, template)).containsExactly("P14", "P17", "P18");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps/v1 Deployment",
                "apps/v1 ReplicaSet",
                "apps/v1 StatefulSet",
                "apps/v1 DaemonSet",
                "batch/v1 Job",
                "batch/v1 CronJob",
                "v1 Pod",
                "v1 ReplicationController"
            })
    void every_kind_that_makes_pods_is_looked_at(String kind) {
        ObjectNode template = template();
        put(template, JsonPointer.compile("/spec/hostPID"), "true");
        assertThat(broken(PodSecurity.BASELINE, kind, template)).containsExactly("P01");
    }

    @ParameterizedTest
    @EnumSource(PodSecurity.class)
    void an_existing_namespace_has_the_level_that_the_definition_says(PodSecurity level) {
        ObjectNode template = template();
        put(template, JsonPointer.compile("/spec/securityContext/runAsUser"), "0");
        assertThat(broken(p -> {
                    p.namespace(Namespace.existing("shop"), n -> n.podSecurity(level));
                    p.with(Yaml.raw(object("v1 Pod", template)));
                }))
                .isEqualTo(level == PodSecurity.RESTRICTED ? List.of("P16") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "'',",
        "pod-security.kubernetes.io/enforce: baseline,",
        "pod-security.kubernetes.io/enforce: restricted, P16",
        "pod-security.kubernetes.io/enforce: strict, P16",
        "pod-security.kubernetes.io/warn: restricted,"
    })
    void the_label_of_a_namespace_decides(String label, String expected) {
        ObjectNode template = template();
        put(template, JsonPointer.compile("/spec/securityContext/runAsUser"), "0");
        assertThat(broken(p -> {
                    p.with(Yaml.raw(
                            "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {" + label + "}}}"));
                    p.with(Yaml.raw(object("v1 Pod", template)));
                }))
                .isEqualTo(controls(expected));
    }

    private static List<String> broken(PodSecurity level, ObjectNode template) {
        return broken(level, "apps/v1 Deployment", template);
    }

    private static List<String> broken(PodSecurity level, String kind, ObjectNode template) {
        return broken(p -> {
            p.namespace(Namespace.named("shop"), n -> n.podSecurity(level));
            p.with(Yaml.raw(object(kind, template)));
        });
    }

    private static List<String> broken(Definition definition) {
        TreeSet<String> controls = new TreeSet<>();
        for (Told told : Told.all(definition)) {
            if (told.rule().equals("pod-security")) {
                Matcher matcher = CONTROL.matcher(told.finding().message());
                assertThat(matcher.find()).isTrue();
                controls.add(matcher.group(1));
            }
        }
        return List.copyOf(controls);
    }

    private static List<String> controls(String listed) {
        return listed == null ? List.of() : List.of(listed);
    }

    private static String object(String kind, ObjectNode template) {
        ObjectNode object = MAPPER.createObjectNode();
        object.put("apiVersion", kind.substring(0, kind.indexOf(' ')));
        object.put("kind", kind.substring(kind.indexOf(' ') + 1));
        if (kind.endsWith(" Pod")) {
            object.setAll(template.deepCopy());
        } else {
            ObjectNode spec = object.putObject("spec");
            (kind.endsWith("CronJob") ? spec.putObject("jobTemplate").putObject("spec") : spec)
                    .set("template", template);
        }
        object.withObject("metadata").put("name", "api");
        return object.toString();
    }

    private static ObjectNode template() {
        return (ObjectNode) yaml(TEMPLATE);
    }

    private static void put(ObjectNode object, JsonPointer pointer, String value) {
        JsonNode parent = object.at(pointer.head());
        String last = pointer.last().getMatchingProperty();
        if (parent.isArray()) {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent).set(Integer.parseInt(last), yaml(value));
        } else if (value == null) {
            ((ObjectNode) parent).remove(last);
        } else {
            ((ObjectNode) parent).set(last, value.isEmpty() ? MAPPER.createObjectNode() : yaml(value));
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(text, malformed);
        }
    }
}
