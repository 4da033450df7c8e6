package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kubefake "k8s.io/client-go/kubernetes/fake"
	clienttesting "k8s.io/client-go/testing"
	gatewayfake "sigs.k8s.io/gateway-api/pkg/client/clientset/versioned/fake"
	"sigs.k8s.io/yaml"

	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/gvk"
	kubelib "istio.io/istio/pkg/kube"
)

type key struct {
	kind      schema.GroupVersionKind
	namespace string
	name      string
}

// held is an object that a store has: one of Kubernetes, or a configuration of Istio.
type held struct {
	text   string
	object runtime.Object
	config *config.Config
}

type state struct {
	server *xds.FakeDiscoveryServer
	mutex  sync.Mutex
	held   map[key]held
	// changed since the last push to everybody.
	changed atomic.Bool
}

func (s *state) put(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err == nil {
		err = s.bringTo(body)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

func (s *state) bringTo(documents []byte) error {
	wanted, err := parse(documents)
	if err != nil {
		return err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	defer s.changed.Store(true)
	var failures []error
	for _, k := range sorted(wanted) {
		next := wanted[k]
		old, known := s.held[k]
		if known && old.text == next.text {
			continue
		}
		if err := s.write(k, next, known); err != nil {
			failures = append(failures, fmt.Errorf("%s %s/%s: %w", k.kind.Kind, k.namespace, k.name, err))
			continue
		}
		s.held[k] = next
	}
	for _, k := range sorted(s.held) {
		if _, stays := wanted[k]; stays {
			continue
		}
		if err := s.remove(k, s.held[k]); err != nil {
			failures = append(failures, fmt.Errorf("%s %s/%s: %w", k.kind.Kind, k.namespace, k.name, err))
			continue
		}
		delete(s.held, k)
	}
	return errors.Join(failures...)
}

func sorted(objects map[key]held) []key {
	keys := make([]key, 0, len(objects))
	for k := range objects {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(a, b int) bool { return fmt.Sprint(keys[a]) < fmt.Sprint(keys[b]) })
	return keys
}

func (s *state) write(k key, next held, known bool) error {
	if next.config != nil {
		if known {
			_, err := s.server.Store().Update(*next.config)
			return err
		}
		_, err := s.server.Store().Create(*next.config)
		return err
	}
	tracker, resource, err := s.tracker(k)
	if err != nil {
		return err
	}
	if known {
		return tracker.Update(resource, next.object, k.namespace)
	}
	return tracker.Create(resource, next.object, k.namespace)
}

func (s *state) remove(k key, old held) error {
	if old.config != nil {
		return s.server.Store().Delete(old.config.GroupVersionKind, k.name, k.namespace, nil)
	}
	tracker, resource, err := s.tracker(k)
	if err != nil {
		return err
	}
	return tracker.Delete(resource, k.namespace, k.name)
}

func (s *state) tracker(k key) (clienttesting.ObjectTracker, schema.GroupVersionResource, error) {
	if k.kind.Group == "gateway.networking.k8s.io" {
		// The usual guess makes gatewaies of gateways.
		resource, _ := gvk.ToGVR(config.FromKubernetesGVK(k.kind))
		if !slices.Contains(gatewayAPI, resource) {
			return nil, resource, fmt.Errorf("nobody reads %s", k.kind)
		}
		return s.server.KubeClient().GatewayAPI().(*gatewayfake.Clientset).Tracker(), resource, nil
	}
	resource, _ := meta.UnsafeGuessKindToResource(k.kind)
	return s.server.KubeClient().Kube().(*kubefake.Clientset).Tracker(), resource, nil
}

func parse(documents []byte) (map[key]held, error) {
	objects := map[key]held{}
	var failures []error
	for _, document := range bytes.Split(documents, []byte("\n---\n")) {
		if len(bytes.TrimSpace(document)) == 0 {
			continue
		}
		k, one, err := parseOne(document)
		if err != nil {
			failures = append(failures, err)
			continue
		}
		if _, twice := objects[k]; twice {
			failures = append(failures, fmt.Errorf("%s %s/%s is there twice", k.kind.Kind, k.namespace, k.name))
		}
		objects[k] = one
	}
	return objects, errors.Join(failures...)
}

func parseOne(document []byte) (key, held, error) {
	var head struct {
		APIVersion string `json:"apiVersion"`
		Kind       string `json:"kind"`
		Metadata   struct {
			Name      string `json:"name"`
			Namespace string `json:"namespace"`
		} `json:"metadata"`
	}
	if err := yaml.Unmarshal(document, &head); err != nil {
		return key{}, held{}, err
	}
	kind := schema.FromAPIVersionAndKind(head.APIVersion, head.Kind)
	k := key{kind: kind, namespace: head.Metadata.Namespace, name: head.Metadata.Name}
	if kind.Kind == "Sidecar" {
		sidecar, err := sidecarOf(document, k)
		return k, held{text: string(document), config: sidecar}, err
	}
	if strings.HasSuffix(kind.Group, ".istio.io") {
		configs, unknown, err := crd.ParseInputs(string(document))
		if err != nil {
			return k, held{}, fmt.Errorf("%s %s/%s: %w", kind.Kind, k.namespace, k.name, err)
		}
		if len(unknown) > 0 || len(configs) != 1 {
			return k, held{}, fmt.Errorf("%s %s/%s: Istio knows no such kind", kind.Kind, k.namespace, k.name)
		}
		return k, held{text: string(document), config: &configs[0]}, nil
	}
	object, _, err := kubelib.IstioCodec.UniversalDeserializer().Decode(document, nil, nil)
	if err != nil {
		return k, held{}, fmt.Errorf("%s %s/%s: %w", kind.Kind, k.namespace, k.name, err)
	}
	return k, held{text: string(document), object: object}, nil
}

// sidecarOf reads a Sidecar without Istio's validation, which allows each port once, whatever address it is bound to.
func sidecarOf(document []byte, k key) (*config.Config, error) {
	var body struct {
		Spec json.RawMessage `json:"spec"`
	}
	if err := yaml.Unmarshal(document, &body); err != nil {
		return nil, err
	}
	spec, err := crd.FromJSON(collections.Sidecar, string(body.Spec))
	if err != nil {
		return nil, fmt.Errorf("Sidecar %s/%s: %w", k.namespace, k.name, err)
	}
	return &config.Config{
		Meta: config.Meta{GroupVersionKind: gvk.Sidecar, Name: k.name, Namespace: k.namespace, Domain: "cluster.local"},
		Spec: spec,
	}, nil
}
