// Command waypoint makes of waypoints' gateways what istiod makes of them in a cluster: service accounts, deployments,
// services, autoscalers and disruption budgets.
//
// It is called with two directories, the objects of Istio's control plane, of which it takes the templates, the values and the
// mesh configuration, and the objects of a platform, and writes one document for each object to standard output. The deployment
// controller is istiod's own; what it would apply is written down. PILOT_ENABLE_AMBIENT has to be true in its environment, as
// it is in istiod's.
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	dynamicfake "k8s.io/client-go/dynamic/fake"
	clienttesting "k8s.io/client-go/testing"
	gateway "sigs.k8s.io/gateway-api/apis/v1"
	"sigs.k8s.io/yaml"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pilot/pkg/config/kube/gatewaycommon"
	"istio.io/istio/pilot/pkg/config/memory"
	"istio.io/istio/pilot/pkg/features"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pkg/config/constants"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/mesh/meshwatcher"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/kube"
	"istio.io/istio/pkg/kube/inject"
	"istio.io/istio/pkg/kube/kclient"
	"istio.io/istio/pkg/log"
	"istio.io/istio/pkg/revisions"
)

const system = "istio-system"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: waypoint CONTROL-PLANE PLATFORM")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(controlPlane, platform string) error {
	if !features.EnableAmbientWaypoints {
		return errors.New("PILOT_ENABLE_AMBIENT is not true")
	}
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.ErrorLevel)
	}
	webhook, config, err := settings(controlPlane)
	if err != nil {
		return err
	}
	objects, gateways, err := cluster(platform)
	if err != nil {
		return err
	}
	client := kube.NewFakeClientWithVersion("36", objects...)
	var lock sync.Mutex
	var applied [][]byte
	client.Dynamic().(*dynamicfake.FakeDynamicClient).PrependReactor("patch", "*",
		func(action clienttesting.Action) (bool, runtime.Object, error) {
			lock.Lock()
			defer lock.Unlock()
			patch := action.(clienttesting.PatchAction)
			if patch.GetSubresource() == "" {
				applied = append(applied, patch.GetPatch())
			}
			return true, nil, nil
		})
	for _, each := range gateways {
		kclient.NewWriteClient[*gateway.Gateway](client).Create(each)
	}
	environment := model.NewEnvironment()
	environment.Watcher = meshwatcher.NewTestWatcher(config)
	push := model.NewPushContext()
	push.ProxyConfigs = model.GetProxyConfigs(memory.Make(collections.Pilot), config)
	push.InitDone.Store(true)
	environment.SetPushContext(push)
	stop := make(chan struct{})
	defer close(stop)
	tags := revisions.NewTagWatcher(client, "", system)
	go tags.Run(stop)
	controller := gatewaycommon.NewDeploymentController(client, "Kubernetes", environment,
		func() inject.WebhookConfig { return *webhook }, func(func()) {}, tags, "", system)
	client.RunAndWait(stop)
	if !kube.WaitForCacheSync("waypoint", stop, tags.HasSynced) {
		return errors.New("the objects are not seen")
	}
	// The informers have seen everything; to run its queue would be to wait for it without being told of its end.
	for _, each := range gateways {
		if err := controller.Reconcile(types.NamespacedName{Namespace: each.Namespace, Name: each.Name}); err != nil {
			return err
		}
	}
	lock.Lock()
	defer lock.Unlock()
	for _, each := range applied {
		document, err := yaml.JSONToYAML(each)
		if err != nil {
			return err
		}
		fmt.Printf("---\n%s", document)
	}
	return nil
}

func settings(directory string) (*inject.WebhookConfig, *meshconfig.MeshConfig, error) {
	webhook := &inject.WebhookConfig{}
	var config *meshconfig.MeshConfig
	err := documents(directory, func(kind metav1.TypeMeta, document []byte) error {
		var held corev1.ConfigMap
		if kind.Kind != "ConfigMap" {
			return nil
		}
		if err := yaml.Unmarshal(document, &held); err != nil {
			return err
		}
		switch held.Name {
		case "istio-sidecar-injector":
			parsed, err := inject.UnmarshalConfig([]byte(held.Data["config"]))
			if err != nil {
				return err
			}
			values, err := inject.NewValuesConfig(held.Data["values"])
			if err != nil {
				return err
			}
			webhook.Templates = parsed.Templates
			webhook.Values = values
		case "istio":
			parsed, err := mesh.ApplyMeshConfigDefaults(held.Data["mesh"])
			if err != nil {
				return err
			}
			config = parsed
		}
		return nil
	})
	if err == nil && (webhook.Templates == nil || config == nil) {
		err = errors.New("the control plane lacks its ConfigMaps istio and istio-sidecar-injector")
	}
	if err == nil {
		webhook.MeshConfig = config
	}
	return webhook, config, err
}

// cluster returns what the controller looks up, and the gateways that are waypoints.
func cluster(directory string) ([]runtime.Object, []*gateway.Gateway, error) {
	var objects []runtime.Object
	var gateways []*gateway.Gateway
	err := documents(directory, func(kind metav1.TypeMeta, document []byte) error {
		switch {
		case kind.Kind == "Namespace":
			namespace := &corev1.Namespace{}
			objects = append(objects, namespace)
			return yaml.Unmarshal(document, namespace)
		case kind.Kind == "ConfigMap":
			held := &corev1.ConfigMap{}
			objects = append(objects, held)
			return yaml.Unmarshal(document, held)
		case kind.Kind == "Gateway" && strings.HasPrefix(kind.APIVersion, "gateway.networking.k8s.io/"):
			made := &gateway.Gateway{}
			if err := yaml.UnmarshalStrict(document, made); err != nil {
				return err
			}
			if made.Spec.GatewayClassName == constants.WaypointGatewayClassName {
				made.UID = "1"
				gateways = append(gateways, made)
			}
		}
		return nil
	})
	return objects, gateways, err
}

func documents(directory string, take func(metav1.TypeMeta, []byte) error) error {
	return filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		extension := filepath.Ext(path)
		if err != nil || entry.IsDir() || (extension != ".yaml" && extension != ".yml") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, document := range strings.Split("\n"+string(content), "\n---") {
			var kind metav1.TypeMeta
			if err := yaml.Unmarshal([]byte(document), &kind); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			if err := take(kind, []byte(document)); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
		return nil
	})
}
