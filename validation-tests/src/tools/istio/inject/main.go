// Command inject puts sidecars into the pod templates of files, as Istio's webhook puts them into pods.
//
// It is called with three directories: the objects of Istio's control plane, of which it takes the configuration of the
// injector, of the mesh and of the webhooks; the objects of a platform; and one that it writes the platform's files to.
// Every pod template of them is made a pod, selected by the webhooks' namespace and object selectors, and handed to Istio's
// own webhook in an admission review, whose patch is applied to the template. It writes the warnings to standard error.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"

	jsonpatch "github.com/evanphx/json-patch/v5"
	admission "k8s.io/api/admission/v1"
	registration "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pilot/pkg/config/memory"
	"istio.io/istio/pilot/pkg/features"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/mesh/meshwatcher"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/kube/inject"
	"istio.io/istio/pkg/log"
)

// As long as those that controllers append to names.
const hash = "5d8c7b9f64"

type object = map[string]any

type file struct {
	path    string
	objects []object
}

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: inject CONTROL-PLANE PLATFORM OUTPUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(controlPlane, platform, output string) error {
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.WarnLevel)
	}
	plane, err := read(controlPlane)
	if err != nil {
		return err
	}
	injector, err := newInjector(plane)
	if err != nil {
		return err
	}
	files, err := read(platform)
	if err != nil {
		return err
	}
	for _, each := range files {
		for _, namespace := range each.objects {
			if namespace["kind"] == "Namespace" {
				injector.namespaces[text(namespace, "metadata", "name")] = stringMap(namespace, "metadata", "labels")
			}
		}
	}
	for _, each := range files {
		var out bytes.Buffer
		for _, workload := range each.objects {
			if err := injector.into(workload); err != nil {
				return fmt.Errorf("%s, %s %s: %w", each.path, workload["kind"], text(workload, "metadata", "name"), err)
			}
			document, err := yaml.Marshal(workload)
			if err != nil {
				return err
			}
			out.WriteString("---\n")
			out.Write(document)
		}
		path := filepath.Join(output, each.path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

type injector struct {
	mux        *http.ServeMux
	webhooks   []registration.MutatingWebhook
	namespaces map[string]map[string]string
}

// settings hands the configuration of the injector to the webhook, which would read it from a mounted file.
type settings struct {
	config *inject.Config
	values string
}

func (s settings) SetHandler(func(*inject.Config, string) error) {}
func (s settings) Run(<-chan struct{})                           {}
func (s settings) Get() (*inject.Config, string, error)          { return s.config, s.values, nil }

func newInjector(plane []file) (*injector, error) {
	made := &injector{mux: http.NewServeMux(), namespaces: map[string]map[string]string{}}
	var given settings
	var config *meshconfig.MeshConfig
	for _, each := range plane {
		for _, part := range each.objects {
			switch {
			case part["kind"] == "MutatingWebhookConfiguration":
				var webhooks registration.MutatingWebhookConfiguration
				if err := convert(part, &webhooks); err != nil {
					return nil, err
				}
				made.webhooks = append(made.webhooks, webhooks.Webhooks...)
			case part["kind"] == "ConfigMap" && text(part, "metadata", "name") == "istio-sidecar-injector":
				parsed, err := inject.UnmarshalConfig([]byte(text(part, "data", "config")))
				if err != nil {
					return nil, err
				}
				given = settings{config: &parsed, values: text(part, "data", "values")}
			case part["kind"] == "ConfigMap" && text(part, "metadata", "name") == "istio":
				parsed, err := mesh.ApplyMeshConfigDefaults(text(part, "data", "mesh"))
				if err != nil {
					return nil, err
				}
				config = parsed
			}
		}
	}
	if given.config == nil || config == nil || len(made.webhooks) == 0 {
		return nil, errors.New("the control plane lacks its ConfigMaps istio and istio-sidecar-injector, or its webhooks")
	}
	environment := model.NewEnvironment()
	environment.Watcher = meshwatcher.NewTestWatcher(config)
	push := model.NewPushContext()
	push.ProxyConfigs = model.GetProxyConfigs(memory.Make(collections.Pilot), config)
	environment.SetPushContext(push)
	// To find out by itself the webhook asks a cluster for its nodes. Every Kubernetes that has the feature switched on
	// gets native sidecars.
	features.EnableNativeSidecars = features.NativeSidecarModeDisabled
	_, err := inject.NewWebhook(inject.WebhookParameters{Watcher: given, Env: environment, Mux: made.mux})
	features.EnableNativeSidecars = features.NativeSidecarModeEnabled
	return made, err
}

// into changes the pod template of an object, if it has one and a webhook selects its pods.
func (i *injector) into(workload object) error {
	template := templateOf(workload)
	if template == nil {
		return nil
	}
	namespace := text(workload, "metadata", "namespace")
	if namespace == "" {
		namespace = "default"
	}
	pod, restore := podOf(workload, template, namespace)
	raw, err := json.Marshal(pod)
	if err != nil {
		return err
	}
	for _, webhook := range i.webhooks {
		selected, err := i.selects(webhook, namespace, stringMap(pod, "metadata", "labels"))
		if err != nil {
			return err
		}
		if !selected {
			continue
		}
		if raw, err = i.call(webhook, namespace, raw); err != nil {
			return err
		}
	}
	var injected object
	if err := json.Unmarshal(raw, &injected); err != nil {
		return err
	}
	restore(injected)
	template["metadata"] = injected["metadata"]
	template["spec"] = injected["spec"]
	return nil
}

func (i *injector) selects(webhook registration.MutatingWebhook, namespace string, podLabels map[string]string) (bool, error) {
	pods := false
	for _, rule := range webhook.Rules {
		for _, resource := range rule.Resources {
			pods = pods || resource == "pods"
		}
	}
	// The API server sets this label itself.
	namespaceLabels := labels.Merge(i.namespaces[namespace], map[string]string{corev1.LabelMetadataName: namespace})
	ofNamespace, err := matches(webhook.NamespaceSelector, namespaceLabels)
	if err != nil {
		return false, err
	}
	ofPod, err := matches(webhook.ObjectSelector, podLabels)
	return pods && ofNamespace && ofPod, err
}

func matches(selector *metav1.LabelSelector, of map[string]string) (bool, error) {
	if selector == nil {
		return true, nil
	}
	parsed, err := metav1.LabelSelectorAsSelector(selector)
	return err == nil && parsed.Matches(labels.Set(of)), err
}

func (i *injector) call(webhook registration.MutatingWebhook, namespace string, pod []byte) ([]byte, error) {
	review, err := json.Marshal(admission.AdmissionReview{
		TypeMeta: metav1.TypeMeta{APIVersion: "admission.k8s.io/v1", Kind: "AdmissionReview"},
		Request: &admission.AdmissionRequest{
			UID:       "1",
			Namespace: namespace,
			Operation: admission.Create,
			Object:    runtime.RawExtension{Raw: pod},
		},
	})
	if err != nil {
		return nil, err
	}
	path := "/inject"
	if service := webhook.ClientConfig.Service; service != nil && service.Path != nil {
		path = *service.Path
	}
	request := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(review))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	i.mux.ServeHTTP(recorder, request)
	var answer admission.AdmissionReview
	if err := json.Unmarshal(recorder.Body.Bytes(), &answer); err != nil {
		return nil, fmt.Errorf("%s: %w", recorder.Body.String(), err)
	}
	switch {
	case answer.Response == nil:
		return nil, fmt.Errorf("%s answers nothing", webhook.Name)
	case !answer.Response.Allowed || answer.Response.Result != nil && answer.Response.Result.Message != "":
		return nil, fmt.Errorf("%s: %s", webhook.Name, answer.Response.Result.Message)
	case len(answer.Response.Patch) == 0:
		return pod, nil
	}
	patch, err := jsonpatch.DecodePatch(answer.Response.Patch)
	if err != nil {
		return nil, err
	}
	return patch.Apply(pod)
}

// templateOf returns the pod template of an object, or the object itself if it is a pod.
func templateOf(workload object) object {
	switch workload["kind"] {
	case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job":
		return at(workload, "spec", "template")
	case "CronJob":
		return at(workload, "spec", "jobTemplate", "spec", "template")
	case "Pod":
		return workload
	}
	return nil
}

// podOf returns the pod that a controller would create. The function takes what only a pod has off it again.
func podOf(workload, template object, namespace string) (object, func(object)) {
	kind := workload["kind"]
	if kind == "Pod" {
		return workload, func(object) {}
	}
	name := text(workload, "metadata", "name")
	owner, hashed := name, false
	if kind == "Deployment" {
		kind, owner, hashed = "ReplicaSet", name+"-"+hash, true
	}
	metadata := copyOf(at(template, "metadata"))
	metadata["namespace"] = namespace
	metadata["generateName"] = owner + "-"
	metadata["ownerReferences"] = []any{object{
		"apiVersion": workload["apiVersion"], "kind": kind, "name": owner, "uid": "1", "controller": true,
	}}
	podLabels := copyOf(at(metadata, "labels"))
	metadata["labels"] = podLabels
	if hashed {
		podLabels["pod-template-hash"] = hash
	}
	pod := object{"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": template["spec"]}
	return pod, func(injected object) {
		of := at(injected, "metadata")
		for _, field := range []string{"namespace", "generateName", "ownerReferences", "creationTimestamp"} {
			delete(of, field)
		}
		delete(at(of, "labels"), "pod-template-hash")
	}
}

func read(directory string) ([]file, error) {
	var files []file
	err := filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		extension := filepath.Ext(path)
		if err != nil || entry.IsDir() || (extension != ".yaml" && extension != ".yml") {
			return err
		}
		if strings.HasPrefix(entry.Name(), "kustomization.") {
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(directory, path)
		if err != nil {
			return err
		}
		each := file{path: relative}
		for _, document := range strings.Split("\n"+string(content), "\n---") {
			var parsed object
			if err := yaml.Unmarshal([]byte(document), &parsed); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			if len(parsed) > 0 {
				each.objects = append(each.objects, parsed)
			}
		}
		files = append(files, each)
		return nil
	})
	return files, err
}

func convert(from object, to any) error {
	raw, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, to)
}

func at(in object, path ...string) object {
	for _, field := range path {
		in, _ = in[field].(object)
	}
	return in
}

func text(in object, path ...string) string {
	last := len(path) - 1
	value, _ := at(in, path[:last]...)[path[last]].(string)
	return value
}

func stringMap(in object, path ...string) map[string]string {
	values := map[string]string{}
	for key, value := range at(in, path...) {
		values[key] = fmt.Sprint(value)
	}
	return values
}

func copyOf(in object) object {
	out := object{}
	for key, value := range in {
		out[key] = value
	}
	return out
}
