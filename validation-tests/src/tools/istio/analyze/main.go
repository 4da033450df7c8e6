// Command analyze runs all of Istio's analyzers over files, without a cluster. istioctl runs offline only those that need
// neither pods nor namespaces nor services, which it takes from a cluster.
//
// Its arguments are directories of YAML files. It writes one JSON object: what the analyzers say, the names of those that
// ran, and the names of those that did not.
package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"

	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/local"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/resource"
	"istio.io/istio/pkg/log"
	"istio.io/istio/pkg/util/protomarshal"
)

const meshNamespace = "istio-system"

type report struct {
	Messages []message `json:"messages"`
	Executed []string  `json:"executed"`
	Skipped  []string  `json:"skipped"`
}

type message struct {
	Code     string `json:"code"`
	Level    string `json:"level"`
	Resource string `json:"resource"`
	Place    string `json:"place"`
	Text     string `json:"text"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(directories []string) error {
	// The messages are the answer; the log tells them again.
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
	files, err := yamlFiles(directories)
	if err != nil {
		return err
	}
	analyzer := local.NewSourceAnalyzer(analyzers.AllCombined(), "", resource.Namespace(meshNamespace), nil)
	var readers []local.ReaderSource
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := takeMeshConfig(analyzer, string(text)); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		readers = append(readers, local.ReaderSource{Name: file, Reader: strings.NewReader(string(text))})
	}
	// The reading of files for Istio's own tests is the one that keeps pods, namespaces and services.
	if err := analyzer.AddTestReaderKubeSource(readers); err != nil {
		return err
	}
	if err := analyzer.AddDefaultResources(); err != nil {
		return err
	}
	stop := make(chan struct{})
	defer close(stop)
	result, err := analyzer.Analyze(stop)
	if err != nil {
		return err
	}
	answer := report{Messages: []message{}, Executed: []string{}, Skipped: []string{}}
	answer.Skipped = append(answer.Skipped, result.SkippedAnalyzers...)
	skipped := map[string]bool{}
	for _, name := range result.SkippedAnalyzers {
		skipped[name] = true
	}
	// Istio calls all of them executed, those that it skipped too.
	for _, name := range result.ExecutedAnalyzers {
		if !skipped[name] {
			answer.Executed = append(answer.Executed, name)
		}
	}
	sort.Strings(answer.Executed)
	sort.Strings(answer.Skipped)
	for _, each := range result.Messages {
		told := each.Unstructured(true)
		answer.Messages = append(answer.Messages, message{
			Code:     each.Type.Code(),
			Level:    each.Type.Level().String(),
			Resource: text(told["origin"]),
			Place:    text(told["reference"]),
			Text:     text(told["message"]),
		})
	}
	return json.NewEncoder(os.Stdout).Encode(answer)
}

func text(value any) string {
	if value == nil {
		return ""
	}
	return fmt.Sprint(value)
}

// takeMeshConfig gives the analyzer the mesh configuration that Istio's control plane would read.
func takeMeshConfig(analyzer *local.IstiodAnalyzer, text string) error {
	for _, document := range strings.Split("\n"+text, "\n---") {
		var object corev1.ConfigMap
		if err := yaml.Unmarshal([]byte(document), &object); err != nil {
			// Another kind with fields of the same names; the analyzer tells what cannot be read at all.
			continue
		}
		if object.Kind != "ConfigMap" || object.Name != "istio" || object.Namespace != meshNamespace {
			continue
		}
		// Istio itself, and all of istioctl, passes over a misspelt field.
		if err := protomarshal.ApplyYAMLStrict(object.Data["mesh"], mesh.DefaultMeshConfig()); err != nil {
			return fmt.Errorf("mesh configuration: %w", err)
		}
		file, err := os.CreateTemp("", "mesh-*.yaml")
		if err != nil {
			return err
		}
		defer os.Remove(file.Name())
		if _, err := file.WriteString(object.Data["mesh"]); err != nil {
			return err
		}
		if err := file.Close(); err != nil {
			return err
		}
		if err := analyzer.AddFileKubeMeshConfig(file.Name()); err != nil {
			return err
		}
	}
	return nil
}

func yamlFiles(directories []string) ([]string, error) {
	var files []string
	for _, directory := range directories {
		err := filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			extension := filepath.Ext(path)
			if (extension == ".yaml" || extension == ".yml") && !strings.HasPrefix(entry.Name(), "kustomization.") {
				files = append(files, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}
