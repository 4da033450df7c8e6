package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"

	"istio.io/istio/pilot/pkg/model"
)

// syncStatus is what Istio tells of a proxy: the nonces of what it was sent last, and of what it acknowledged.
type syncStatus map[string]any

func (s *state) synced(w http.ResponseWriter, _ *http.Request) {
	discovery := s.server.Discovery
	if err := s.converted(); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
		return
	}
	if discovery.CommittedUpdates.Load() < discovery.InboundUpdates.Load() {
		http.Error(w, "updates are not committed", http.StatusConflict)
		return
	}
	// What is known of a proxy follows from its pod, its services and its gateways, which the stores learn of in any order: once all are
	// there it is made up anew.
	if s.changed.Swap(false) || s.lost() {
		discovery.ConfigUpdate(&model.PushRequest{Forced: true, Reason: model.NewReasonStats(model.ProxyUpdate)})
		http.Error(w, "updates are not pushed", http.StatusConflict)
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

// lost tells whether a proxy is not known to be behind the services that select it.
func (s *state) lost() bool {
	for _, connection := range s.server.Discovery.Clients() {
		proxy := connection.Proxy()
		proxy.RLock()
		known, actual := proxy.ServiceTargets, s.server.Env().GetProxyServiceTargets(proxy)
		proxy.RUnlock()
		if len(known) != len(actual) {
			return true
		}
	}
	return false
}
