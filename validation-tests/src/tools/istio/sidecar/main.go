// Command sidecar runs Envoy as Istio's agent does, with Istio's own bootstrap, its XDS proxy and its SDS server, on loopback
// alone.
//
// It is called with the type of the proxy, sidecar or router, and runs in a directory of its own, which holds the
// certificates of its identity. Everything else is in its environment, by the names that pods of Istio have. It differs from
// pilot-agent in that it has no server of its own for the kubelet's probes, which would listen on all addresses.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pilot/cmd/pilot-agent/config"
	"istio.io/istio/pilot/cmd/pilot-agent/options"
	"istio.io/istio/pkg/cmd"
	"istio.io/istio/pkg/config/constants"
	"istio.io/istio/pkg/envoy"
	istioagent "istio.io/istio/pkg/istio-agent"
	"istio.io/istio/pkg/model"
	"istio.io/istio/pkg/security"
	"istio.io/istio/security/pkg/nodeagent/sds"
)

func main() {
	if len(os.Args) != 2 || !model.IsApplicationNodeType(model.NodeType(os.Args[1])) {
		fmt.Fprintln(os.Stderr, "usage: sidecar sidecar|router")
		os.Exit(2)
	}
	if err := run(model.NodeType(os.Args[1])); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(kind model.NodeType) error {
	args := options.NewProxyArgs()
	args.Type = kind
	args.IPAddresses = []string{options.InstanceIPVar.Get()}
	args.DiscoverIPMode()
	args.ID = args.PodName + "." + args.PodNamespace
	args.DNSDomain = args.PodNamespace + ".svc." + constants.DefaultClusterLocalDomain

	proxyConfig, err := config.ConstructProxyConfig("", "", options.ProxyConfigEnv, 0)
	if err != nil {
		return err
	}
	securityOptions, err := options.NewSecurityOptions(proxyConfig, 0, "")
	if err != nil {
		return err
	}
	agentOptions := options.NewAgentOptions(&args, proxyConfig,
		func(options *security.Options, manager security.SecretManager, key *meshconfig.PrivateKeyProvider) istioagent.SDSService {
			return sds.NewServer(options, manager, key)
		})
	agent := istioagent.NewAgent(proxyConfig, agentOptions, securityOptions, envoy.ProxyConfig{
		LogLevel: "warning",
		NodeIPs:  args.IPAddresses,
		Sidecar:  kind == model.SidecarProxy,
	})
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(errors.New("ended"))
	defer agent.Close()
	go cmd.WaitSignalFunc(cancel)
	wait, err := agent.Run(ctx)
	if err != nil {
		return err
	}
	wait()
	return nil
}
