// Command xds is Istio's control plane without a cluster: it makes what proxies are told from objects that it is given,
// and tells them.
//
// It is called with the address that proxies connect to, the address that it is controlled through and a file of the mesh's
// configuration; its addresses are on loopback. PUT /state takes all objects, as YAML documents, and brings its stores to them; objects
// that are in no store are refused. GET /synced answers 200 once every proxy has acknowledged what it was sent.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"sort"
	"strings"
	"sync"

	"google.golang.org/grpc/metadata"
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
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/gvk"
	kubelib "istio.io/istio/pkg/kube"
	"istio.io/istio/pkg/security"
	"istio.io/istio/pkg/test"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: xds PROXIES CONTROL MESH-CONFIG")
		os.Exit(2)
	}
	err := test.Wrap(func(t test.Failer) {
		if err := serve(t, os.Args[1], os.Args[2], os.Args[3]); err != nil {
			t.Fatal(err)
		}
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(t test.Failer, proxies, control, meshFile string) error {
	text, err := os.ReadFile(meshFile)
	if err != nil {
		return err
	}
	meshConfig, err := mesh.ApplyMeshConfigDefaults(string(text))
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", proxies)
	if err != nil {
		return err
	}
	server := xds.NewFakeDiscoveryServer(t, xds.FakeOptions{
		MeshConfig:                 meshConfig,
		DisableSecretAuthorization: true,
		ListenerBuilder:            func() (net.Listener, error) { return listener, nil },
	})
	server.Discovery.Authenticators = []security.Authenticator{believer{}}
	state := &state{server: server, held: map[key]held{}}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /state", state.put)
	mux.HandleFunc("GET /synced", state.synced)
	mux.Handle("/debug/", server.DiscoveryDebug)
	return http.ListenAndServe(control, mux)
}

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
	tracker, resource := s.tracker(k)
	if known {
		return tracker.Update(resource, next.object, k.namespace)
	}
	return tracker.Create(resource, next.object, k.namespace)
}

func (s *state) remove(k key, old held) error {
	if old.config != nil {
		return s.server.Store().Delete(old.config.GroupVersionKind, k.name, k.namespace, nil)
	}
	tracker, resource := s.tracker(k)
	return tracker.Delete(resource, k.namespace, k.name)
}

func (s *state) tracker(k key) (clienttesting.ObjectTracker, schema.GroupVersionResource) {
	resource, _ := meta.UnsafeGuessKindToResource(k.kind)
	if k.kind.Group == "gateway.networking.k8s.io" {
		return s.server.KubeClient().GatewayAPI().(*gatewayfake.Clientset).Tracker(), resource
	}
	return s.server.KubeClient().Kube().(*kubefake.Clientset).Tracker(), resource
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

// believer takes a proxy for whom it says that it is, in a header of its connection: this control plane has no keys.
type believer struct{}

func (believer) AuthenticatorType() string { return "believer" }

func (believer) Authenticate(of security.AuthContext) (*security.Caller, error) {
	headers, _ := metadata.FromIncomingContext(of.GrpcContext)
	identities := headers.Get("lab_identity")
	if len(identities) == 0 {
		return nil, errors.New("the proxy does not say who it is")
	}
	return &security.Caller{AuthSource: security.AuthSourceClientCertificate, Identities: identities}, nil
}

// syncStatus is what Istio tells of a proxy: the nonces of what it was sent last, and of what it acknowledged.
type syncStatus map[string]any

func (s *state) synced(w http.ResponseWriter, _ *http.Request) {
	discovery := s.server.Discovery
	if discovery.CommittedUpdates.Load() < discovery.InboundUpdates.Load() {
		http.Error(w, "updates are not committed", http.StatusConflict)
		return
	}
	recorder := httptest.NewRecorder()
	s.server.DiscoveryDebug.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/debug/syncz", nil))
	var proxies []syncStatus
	if err := json.Unmarshal(recorder.Body.Bytes(), &proxies); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	for _, proxy := range proxies {
		for name, sent := range proxy {
			what, isSent := strings.CutSuffix(name, "_sent")
			if isSent && sent != proxy[what+"_acked"] {
				http.Error(w, fmt.Sprintf("%v has not acknowledged %s", proxy["proxy"], what), http.StatusConflict)
				return
			}
		}
	}
}
