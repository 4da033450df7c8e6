// Command nodes is Karpenter with its provider of simulated nodes, listening on loopback: Karpenter itself takes ports
// for its metrics and probes, and no address. Its first argument is a kubeconfig, the others are Karpenter's flags.
package main

import (
	"fmt"
	"os"

	"k8s.io/client-go/rest"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/log"
	"sigs.k8s.io/controller-runtime/pkg/manager"
	kwok "sigs.k8s.io/karpenter/kwok/cloudprovider"
	"sigs.k8s.io/karpenter/pkg/cloudprovider/overlay"
	"sigs.k8s.io/karpenter/pkg/controllers"
	"sigs.k8s.io/karpenter/pkg/controllers/state"
	"sigs.k8s.io/karpenter/pkg/operator"
)

const loopback = "127.0.0.1"

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: nodes KUBECONFIG [flag]...")
		os.Exit(2)
	}
	// Karpenter takes these from the environment alone.
	os.Setenv("KUBECONFIG", os.Args[1])
	os.Setenv("SYSTEM_NAMESPACE", "kube-system")
	os.Setenv("KUBERNETES_MIN_VERSION", "1.19.0-0")
	os.Args = append(os.Args[:1], os.Args[2:]...)
	ctrl.NewManager = onLoopback
	ctx, op := operator.NewOperator()
	types, err := kwok.ConstructInstanceTypes(ctx)
	if err != nil {
		log.FromContext(ctx).Error(err, "no types of nodes")
		os.Exit(1)
	}
	plain := kwok.NewCloudProvider(ctx, op.GetClient(), types)
	provider := overlay.Decorate(plain, op.GetClient(), op.InstanceTypeStore)
	cluster := state.NewCluster(op.Clock, op.GetClient(), provider)
	op.WithControllers(ctx, controllers.NewControllers(
		ctx, op.Manager, op.Clock, op.GetClient(), op.EventRecorder, provider, plain, cluster, op.InstanceTypeStore)...).
		Start(ctx)
}

// onLoopback makes the manager that the operator asks for, with the host put before its ":port" addresses.
func onLoopback(config *rest.Config, options manager.Options) (manager.Manager, error) {
	options.Metrics.BindAddress = loopback + options.Metrics.BindAddress
	options.HealthProbeBindAddress = loopback + options.HealthProbeBindAddress
	return manager.New(config, options)
}
