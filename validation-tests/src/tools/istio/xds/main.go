// Command xds is Istio's control plane without a cluster: it makes what proxies are told from objects that it is given,
// and tells them.
//
// It is called with the address that proxies connect to, the address that it is controlled through and a file of the mesh's
// configuration; its addresses are on loopback. PUT /state takes all objects, as YAML documents, and brings its stores to them; objects
// that are in no store are refused. GET /synced answers 200 once every proxy has acknowledged what it was sent.
package main

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"

	"google.golang.org/grpc/metadata"

	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pkg/config/mesh"
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
	if err := serveGatewayAPI(t, server.KubeClient()); err != nil {
		return err
	}
	state := &state{server: server, held: map[key]held{}}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /state", state.put)
	mux.HandleFunc("GET /synced", state.synced)
	mux.Handle("/debug/", server.DiscoveryDebug)
	return http.ListenAndServe(control, mux)
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
