// Command admission is the admission controller of the VerticalPodAutoscaler, put together from the project's packages
// as its own program does and listening on loopback: that one takes a port and no address. It takes the same flags, and
// leaves its registration to whoever starts it.
package main

import (
	"crypto/tls"
	"fmt"
	"net/http"
	"os"
	"time"

	"k8s.io/autoscaler/vertical-pod-autoscaler/common"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/admission-controller/config"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/admission-controller/logic"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/admission-controller/resource/pod"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/admission-controller/resource/pod/patch"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/admission-controller/resource/pod/recommendation"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/admission-controller/resource/vpa"
	vpaclient "k8s.io/autoscaler/vertical-pod-autoscaler/pkg/client/clientset/versioned"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/target"
	controllerfetcher "k8s.io/autoscaler/vertical-pod-autoscaler/pkg/target/controller_fetcher"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/utils/limitrange"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/utils/metrics"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/utils/server"
	"k8s.io/autoscaler/vertical-pod-autoscaler/pkg/utils/status"
	vpautil "k8s.io/autoscaler/vertical-pod-autoscaler/pkg/utils/vpa"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
)

const (
	loopback = "127.0.0.1"
	// The times and the jitter of the project's own program.
	resync    = 10 * time.Minute
	freshness = 10 * time.Minute
	lifetime  = time.Hour
	jitter    = 1.0
)

func main() {
	settings := config.InitAdmissionControllerFlags()
	if err := serve(settings); err != nil {
		fmt.Fprintln(os.Stderr, "admission:", err)
		os.Exit(1)
	}
}

func serve(settings *config.AdmissionControllerConfig) error {
	flags := settings.CommonFlags
	health := metrics.NewHealthCheck(time.Minute)
	server.Initialize(&flags.EnableProfiling, health, &settings.Address)

	stop := make(chan struct{})
	defer close(stop)
	rest := common.CreateKubeConfigOrDie(flags.KubeConfig, float32(flags.KubeApiQps), int(flags.KubeApiBurst))
	client := kubernetes.NewForConfigOrDie(rest)
	factory := informers.NewSharedInformerFactory(client, resync)
	_, autoscalers := vpautil.NewVpasListerWithIndexer(vpaclient.NewForConfigOrDie(rest), stop, flags.VpaObjectNamespace)
	limits, err := limitrange.NewLimitsRangeCalculator(factory)
	if err != nil {
		return err
	}
	matcher := vpa.NewMatcher(
		autoscalers,
		target.NewVpaTargetSelectorFetcher(rest, client, factory, stop),
		controllerfetcher.NewControllerFetcher(rest, client, factory, freshness, lifetime, jitter, stop))
	recommendations := recommendation.NewProvider(limits, vpautil.NewCappingRecommendationProcessor(limits))
	admission := logic.NewAdmissionServer(
		pod.NewDefaultPreProcessor(), vpa.NewDefaultPreProcessor(), limits, matcher,
		[]patch.Calculator{
			patch.NewResourceUpdatesCalculator(recommendations, settings.MaxAllowedCPUBoost),
			patch.NewObservedContainersCalculator(),
		})
	factory.Start(stop)
	for kind, synced := range factory.WaitForCacheSync(stop) {
		if !synced {
			return fmt.Errorf("cannot read %s", kind)
		}
	}

	certificate, err := tls.LoadX509KeyPair(settings.CertsConfiguration.TlsCertFile, settings.CertsConfiguration.TlsPrivateKey)
	if err != nil {
		return err
	}
	host, err := os.Hostname()
	if err != nil {
		return err
	}
	// The updater evicts nothing while this lease is not renewed.
	status.NewUpdater(client, settings.StatusLeaseName, status.AdmissionControllerStatusNamespace,
		settings.StatusLeaseUpdateInterval, host).Run(stop)

	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		admission.Serve(w, r)
		health.UpdateLastActivity()
	})
	https := &http.Server{
		Addr:      fmt.Sprintf("%s:%d", loopback, settings.Port),
		Handler:   mux,
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{certificate}},
	}
	return https.ListenAndServeTLS("", "")
}
