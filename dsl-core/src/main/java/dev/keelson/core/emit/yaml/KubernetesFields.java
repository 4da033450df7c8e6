package dev.keelson.core.emit.yaml;

/**
 * How people order the fields of Kubernetes' types: identity first, then what is decided, then details and timings,
 * long parts last.
 *
 * <p>A star stands for the fields that a line does not name. Types whose class has a good order already are missing.
 */
final class KubernetesFields {
    static final String PACKAGE = "io.fabric8.kubernetes.api.model";

    static final String TABLE = """
            ObjectMeta                name generateName namespace labels annotations *
            OwnerReference            apiVersion kind name uid *

            ConfigMap                 apiVersion kind metadata immutable data binaryData
            Secret                    apiVersion kind metadata type immutable data stringData
            PersistentVolumeClaimSpec storageClassName volumeAttributesClassName volumeMode accessModes resources *
            VolumeResourceRequirements requests limits
            ResourceQuotaSpec         hard scopes scopeSelector
            LimitRangeItem            type default defaultRequest min max *
            ObjectReference           apiVersion kind namespace name *
            SecretReference           namespace name

            PodSpec                   serviceAccountName automountServiceAccountToken imagePullSecrets \
            priorityClassName schedulerName runtimeClassName hostNetwork hostPID hostIPC shareProcessNamespace \
            restartPolicy terminationGracePeriodSeconds activeDeadlineSeconds enableServiceLinks \
            securityContext * nodeSelector affinity topologySpreadConstraints tolerations \
            initContainers containers ephemeralContainers volumes
            Container                 name image imagePullPolicy restartPolicy command args workingDir ports envFrom \
            env resources volumeMounts volumeDevices startupProbe readinessProbe livenessProbe lifecycle \
            * securityContext
            EphemeralContainer        name image imagePullPolicy targetContainerName command args workingDir ports \
            envFrom env resources volumeMounts volumeDevices * securityContext
            ContainerPort             name containerPort protocol *
            EnvFromSource             prefix *
            ConfigMapKeySelector      name key optional
            SecretKeySelector         name key optional
            FileKeySelector           volumeName path key optional
            ResourceFieldSelector     containerName resource divisor
            ResourceRequirements      requests limits claims
            VolumeMount               name mountPath subPath subPathExpr readOnly *
            VolumeDevice              name devicePath
            Probe                     exec httpGet tcpSocket grpc initialDelaySeconds periodSeconds timeoutSeconds \
            successThreshold failureThreshold terminationGracePeriodSeconds
            HTTPGetAction             path port scheme host httpHeaders
            SecurityContext           runAsUser runAsGroup runAsNonRoot privileged allowPrivilegeEscalation \
            readOnlyRootFilesystem capabilities seccompProfile *
            PodSecurityContext        runAsUser runAsGroup runAsNonRoot fsGroup fsGroupChangePolicy \
            supplementalGroups supplementalGroupsPolicy seccompProfile *
            Capabilities              drop add
            SeccompProfile            type localhostProfile
            AppArmorProfile           type localhostProfile
            PodDNSConfig              nameservers searches options
            HostAlias                 ip hostnames

            Volume                    name *
            ConfigMapVolumeSource     name optional defaultMode items
            SecretVolumeSource        secretName optional defaultMode items
            ConfigMapProjection       name optional items
            SecretProjection          name optional items
            DownwardAPIVolumeFile     path fieldRef resourceFieldRef mode
            KeyToPath                 key path mode
            CSIVolumeSource           driver readOnly *

            LabelSelector             matchLabels matchExpressions
            NodeAffinity              requiredDuringSchedulingIgnoredDuringExecution *
            PodAffinity               requiredDuringSchedulingIgnoredDuringExecution *
            PodAntiAffinity           requiredDuringSchedulingIgnoredDuringExecution *
            PreferredSchedulingTerm   weight preference
            WeightedPodAffinityTerm   weight podAffinityTerm
            PodAffinityTerm           topologyKey labelSelector namespaces namespaceSelector *
            TopologySpreadConstraint  maxSkew minDomains topologyKey whenUnsatisfiable labelSelector *
            Toleration                key operator value effect tolerationSeconds

            ServiceSpec               type clusterIP clusterIPs externalName loadBalancerClass loadBalancerIP \
            loadBalancerSourceRanges ipFamilyPolicy ipFamilies externalTrafficPolicy internalTrafficPolicy \
            sessionAffinity sessionAffinityConfig * selector ports
            ServicePort               name port targetPort nodePort protocol appProtocol

            apps.DeploymentSpec       replicas revisionHistoryLimit progressDeadlineSeconds minReadySeconds paused \
            selector strategy template
            apps.DeploymentStrategy   type rollingUpdate
            apps.StatefulSetSpec      replicas serviceName podManagementPolicy revisionHistoryLimit \
            minReadySeconds ordinals selector updateStrategy persistentVolumeClaimRetentionPolicy * template \
            volumeClaimTemplates
            apps.StatefulSetUpdateStrategy type rollingUpdate
            apps.RollingUpdateStatefulSetStrategy partition maxUnavailable
            apps.DaemonSetSpec        revisionHistoryLimit minReadySeconds selector updateStrategy template
            apps.DaemonSetUpdateStrategy type rollingUpdate
            apps.ReplicaSetSpec       replicas minReadySeconds selector template

            batch.v1.JobSpec          suspend parallelism completions completionMode backoffLimit \
            backoffLimitPerIndex activeDeadlineSeconds ttlSecondsAfterFinished * selector template
            batch.v1.CronJobSpec      schedule timeZone suspend concurrencyPolicy startingDeadlineSeconds \
            successfulJobsHistoryLimit failedJobsHistoryLimit * jobTemplate

            autoscaling.v2.HorizontalPodAutoscalerSpec scaleTargetRef minReplicas maxReplicas metrics behavior
            autoscaling.v2.MetricSpec type *
            autoscaling.v2.ContainerResourceMetricSource name container target
            autoscaling.v2.MetricTarget type averageUtilization averageValue value
            autoscaling.v2.HorizontalPodAutoscalerBehavior scaleUp scaleDown
            autoscaling.v2.HPAScalingRules stabilizationWindowSeconds tolerance selectPolicy policies
            autoscaling.v2.HPAScalingPolicy type value periodSeconds
            policy.v1.PodDisruptionBudgetSpec minAvailable maxUnavailable unhealthyPodEvictionPolicy selector

            networking.v1.NetworkPolicySpec podSelector policyTypes ingress egress
            networking.v1.NetworkPolicyEgressRule to ports
            networking.v1.NetworkPolicyPeer namespaceSelector podSelector ipBlock
            networking.v1.NetworkPolicyPort port endPort protocol
            networking.v1.IngressSpec ingressClassName tls defaultBackend rules
            networking.v1.HTTPIngressPath path pathType backend
            networking.v1.IngressBackend service resource

            rbac.PolicyRule           apiGroups resources resourceNames nonResourceURLs verbs
            rbac.RoleRef              apiGroup kind name
            rbac.Subject              apiGroup kind namespace name
            """;

    private KubernetesFields() {}
}
