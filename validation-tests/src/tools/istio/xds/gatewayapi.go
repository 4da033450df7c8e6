package main

import (
	"fmt"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/runtime/schema"
	gatewayfake "sigs.k8s.io/gateway-api/pkg/client/clientset/versioned/fake"
	"sigs.k8s.io/gateway-api/pkg/consts"

	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/constants"
	"istio.io/istio/pkg/config/schema/gvk"
	"istio.io/istio/pkg/config/schema/gvr"
	kubelib "istio.io/istio/pkg/kube"
	"istio.io/istio/pkg/kube/kclient/clienttest"
	"istio.io/istio/pkg/test"
	"istio.io/istio/pkg/test/util/retry"
	"istio.io/istio/pkg/util/sets"
)

// gatewayAPI is what istiod reads of it.
var gatewayAPI = []schema.GroupVersionResource{
	gvr.KubernetesGateway, gvr.HTTPRoute, gvr.GRPCRoute, gvr.ReferenceGrant, gvr.BackendTLSPolicy,
}

// serveGatewayAPI installs the definitions of its kinds, and returns once all are watched: what is written between the list and
// the watch of an informer is lost, because a fake client has no versions.
func serveGatewayAPI(t test.Failer, client kubelib.Client) error {
	version := map[string]string{consts.BundleVersionAnnotation: consts.BundleVersion}
	for _, resource := range gatewayAPI {
		clienttest.MakeCRDWithAnnotations(t, client, resource, version)
	}
	return retry.UntilSuccess(func() error {
		watched := sets.New[schema.GroupVersionResource]()
		for _, action := range client.GatewayAPI().(*gatewayfake.Clientset).Actions() {
			if action.GetVerb() == "watch" {
				watched.Insert(action.GetResource())
			}
		}
		if unwatched := sets.New(gatewayAPI...).Difference(watched); !unwatched.IsEmpty() {
			return fmt.Errorf("nobody watches %v", unwatched.UnsortedList())
		}
		return nil
	}, retry.Timeout(time.Minute))
}

// converted tells whether all gateways and routes have become configurations of Istio, and those that are gone no longer are; it
// happens some time after they are written.
func (s *state) converted() error {
	expected := sets.New[string]()
	s.mutex.Lock()
	for k := range s.held {
		switch config.FromKubernetesGVK(k.kind) {
		case gvk.KubernetesGateway, gvk.HTTPRoute, gvk.GRPCRoute:
			expected.Insert(k.kind.Kind + "/" + k.name + "." + k.namespace)
		}
	}
	s.mutex.Unlock()
	seen := sets.New[string]()
	for _, kind := range []config.GroupVersionKind{gvk.Gateway, gvk.VirtualService} {
		for _, each := range s.server.Store().List(kind, "") {
			for _, parent := range strings.Split(each.Annotations[constants.InternalParentNames], ",") {
				if parent != "" {
					seen.Insert(withoutListener(parent))
				}
			}
		}
	}
	missing, left := expected.Difference(seen), seen.Difference(expected)
	if missing.IsEmpty() && left.IsEmpty() {
		return nil
	}
	return fmt.Errorf("not converted: %v, still there: %v", missing.UnsortedList(), left.UnsortedList())
}

// withoutListener makes Gateway/public.edge of Gateway/public/product-api.edge.
func withoutListener(parent string) string {
	parts := strings.SplitN(parent, "/", 3)
	if len(parts) < 3 {
		return parent
	}
	return parts[0] + "/" + parts[1] + parent[strings.LastIndex(parent, "."):]
}
