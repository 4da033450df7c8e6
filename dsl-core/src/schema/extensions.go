package main

import (
	"fmt"
	"io/fs"
)

// extension is a project that brings kinds of its own.
type extension struct {
	name        string
	module      module
	definitions []definition
	// crds are patterns of the files that hold all the definitions of the project.
	crds []string
}

// definition is a file of the module and what of it a platform uses.
type definition struct {
	file, kind, version string
}

const (
	certManager     = "deploy/crds/cert-manager.io_"
	prometheus      = "example/prometheus-operator-crd/monitoring.coreos.com_"
	externalSecrets = "config/crds/bases/external-secrets.io_"
	snapshots       = "config/crd/snapshot.storage.k8s.io_"
	gateway         = "config/crd/standard/gateway.networking.k8s.io_"
	istio           = "kubernetes/customresourcedefinitions.gen.yaml"
)

// extensions are the newest releases that the module proxy served. The version of each kind is the one to write, which
// leaves out those that are served for old manifests alone.
var extensions = []extension{
	{
		"Vertical Pod Autoscaler 1.8.1",
		module{"k8s.io/autoscaler/vertical-pod-autoscaler", "v1.8.1", "h1:Pe8bV1wozN4gOKO1rleiIY5alIyAXN+DnXDbXQcL4fI="},
		[]definition{{"deploy/vpa-v1-crd-gen.yaml", "VerticalPodAutoscaler", "v1"}},
		[]string{"deploy/vpa-v1-crd-gen.yaml"},
	},
	{
		"cert-manager 1.21.2",
		module{"github.com/cert-manager/cert-manager", "v1.21.2", "h1:UWgoYM+KLNtRlqmoWOKjKBOBUPVHeepQ6/ac3ERJW68="},
		[]definition{
			{certManager + "certificates.yaml", "Certificate", "v1"},
			{certManager + "issuers.yaml", "Issuer", "v1"},
			{certManager + "clusterissuers.yaml", "ClusterIssuer", "v1"},
		},
		[]string{"deploy/crds/*.yaml"},
	},
	{
		"Prometheus Operator 0.85.0",
		module{
			"github.com/prometheus-operator/prometheus-operator", "v0.85.0",
			"h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=",
		},
		[]definition{
			{prometheus + "servicemonitors.yaml", "ServiceMonitor", "v1"},
			{prometheus + "podmonitors.yaml", "PodMonitor", "v1"},
			{prometheus + "prometheusrules.yaml", "PrometheusRule", "v1"},
		},
		[]string{prometheus + "*.yaml"},
	},
	{
		"External Secrets Operator 1.3.2",
		module{"github.com/external-secrets/external-secrets", "v1.3.2", "h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ="},
		[]definition{
			{externalSecrets + "externalsecrets.yaml", "ExternalSecret", "v1"},
			{externalSecrets + "secretstores.yaml", "SecretStore", "v1"},
			{externalSecrets + "clustersecretstores.yaml", "ClusterSecretStore", "v1"},
		},
		[]string{"config/crds/bases/*.yaml"},
	},
	{
		"Karpenter 1.15.0",
		module{"sigs.k8s.io/karpenter", "v1.15.0", "h1:5SEptlAvsOZbNg4qg8OSdF1qi6BEZHZLA020nXY7jGw="},
		[]definition{{"pkg/apis/crds/karpenter.sh_nodepools.yaml", "NodePool", "v1"}},
		[]string{"pkg/apis/crds/*.yaml", "kwok/apis/crds/*.yaml"},
	},
	{
		"Karpenter for AWS 1.15.1",
		module{"github.com/aws/karpenter-provider-aws", "v1.15.1", "h1:6eH///KgWKDwD2R6wHRnKGN8Vu8OHueaXjNdx64TnuY="},
		[]definition{{"pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml", "EC2NodeClass", "v1"}},
		[]string{"pkg/apis/crds/karpenter.k8s.aws_*.yaml"},
	},
	{
		"CSI external-snapshotter 8.7.0",
		module{
			"github.com/kubernetes-csi/external-snapshotter/client/v8", "v8.7.0",
			"h1:HVaSUeRRHPu49aSiL8eXOjS9Re9G6pM0NzdTGI7mM14=",
		},
		[]definition{
			{snapshots + "volumesnapshots.yaml", "VolumeSnapshot", "v1"},
			{snapshots + "volumesnapshotclasses.yaml", "VolumeSnapshotClass", "v1"},
		},
		[]string{"config/crd/*.yaml"},
	},
	{
		"Gateway API 1.6.3",
		module{"sigs.k8s.io/gateway-api", "v1.6.3", "h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc="},
		[]definition{
			{gateway + "gatewayclasses.yaml", "GatewayClass", "v1"},
			{gateway + "gateways.yaml", "Gateway", "v1"},
			{gateway + "httproutes.yaml", "HTTPRoute", "v1"},
			{gateway + "grpcroutes.yaml", "GRPCRoute", "v1"},
			{gateway + "referencegrants.yaml", "ReferenceGrant", "v1beta1"},
			{gateway + "backendtlspolicies.yaml", "BackendTLSPolicy", "v1"},
		},
		[]string{gateway + "*.yaml"},
	},
	{
		"Istio 1.32.0",
		module{"istio.io/api", "v1.32.0", "h1:37mJvg9I0biYZAEQF+MATs4FNeCpXEIVO3LFpVb6iNM="},
		[]definition{
			{istio, "DestinationRule", "v1"},
			{istio, "EnvoyFilter", "v1alpha3"},
			{istio, "Gateway", "v1"},
			{istio, "ServiceEntry", "v1"},
			{istio, "Sidecar", "v1"},
			{istio, "VirtualService", "v1"},
			{istio, "AuthorizationPolicy", "v1"},
			{istio, "PeerAuthentication", "v1"},
			{istio, "RequestAuthentication", "v1"},
			{istio, "Telemetry", "v1"},
		},
		[]string{istio},
	},
}

func writeExtensions(output string) error {
	b := &bundle{
		comments: []string{
			"Schemas of the custom resources of projects beside Kubernetes, derived from their definitions in the Go modules",
			"and versions that the NOTICE beside this file names, with their copyright and licences.",
			"Written by src/schema/regenerate; do not edit.",
		},
		definitions: map[string]object{},
	}
	for _, name := range []string{"int32", "base64", "time"} {
		b.definitions[name] = shared[name]
	}
	for _, e := range extensions {
		files, err := e.module.open()
		if err != nil {
			return err
		}
		for _, d := range e.definitions {
			if err := b.addExtension(e, d, files); err != nil {
				return fmt.Errorf("%s, %s: %w", e.module, d.file, err)
			}
		}
	}
	if err := b.share(); err != nil {
		return err
	}
	if err := b.write(output); err != nil {
		return err
	}
	return b.writeDescriptions(descriptionsBeside(output))
}

func (b *bundle) addExtension(e extension, d definition, files fs.FS) error {
	content, err := fs.ReadFile(files, d.file)
	if err != nil {
		return err
	}
	before := len(b.kinds)
	if err := b.addCustomResources(content, func(kind, version string) bool { return kind == d.kind && version == d.version }); err != nil {
		return err
	}
	if len(b.kinds) != before+1 {
		return fmt.Errorf("serves no %s of %s", d.kind, d.version)
	}
	b.kinds[before].release = e.name
	return nil
}
