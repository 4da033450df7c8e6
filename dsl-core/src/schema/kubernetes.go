package main

import (
	"encoding/json"
	"io/fs"
	"maps"
	"strings"
)

var kubernetes = module{"k8s.io/kubernetes", "v1.34.8", "h1:Ny42fNQLE7toIaB7nU/6pn4GNP7pRQ1dKVJhwZTt744="}

func writeKubernetes(output string) error {
	files, err := kubernetes.open()
	if err != nil {
		return err
	}
	var spec struct {
		Paths       map[string]object
		Definitions map[string]object
	}
	if err := readJSON(files, "api/openapi-spec/swagger.json", &spec); err != nil {
		return err
	}
	overlay, err := readOverlay(files, "pkg/generated/openapi/zz_generated.openapi.go")
	if err != nil {
		return err
	}
	b := &bundle{
		comments: []string{
			"Schemas of the built-in kinds of Kubernetes " + kubernetes.version + ", derived from api/openapi-spec and",
			"pkg/generated/openapi of the Go module k8s.io/kubernetes " + kubernetes.version + ".",
			"Copyright The Kubernetes Authors, Apache License 2.0: see the NOTICE beside this file.",
			"Written by src/schema/regenerate; do not edit.",
		},
		definitions: map[string]object{},
	}
	for name, definition := range spec.Definitions {
		b.describe(name, "", definition)
		b.definitions[name] = strict(definition)
	}
	if err := overlay.apply(b.definitions); err != nil {
		return err
	}
	for name, definition := range shared {
		b.definitions[name] = definition
	}
	b.definitions[metadata] = maps.Clone(b.definitions[objectMeta])
	b.definitions[metadata]["required"] = []any{"name"}
	for _, k := range manifestKinds(spec.Paths, spec.Definitions) {
		k.release = "Kubernetes 1.34"
		b.kinds = append(b.kinds, k)
		definition := b.definitions[k.definition]
		// Written by controllers, never by a manifest: an API server drops it.
		delete(definition["properties"].(object), "status")
		definition["properties"].(object)["metadata"] = ref(metadata)
		required, _ := definition["required"].([]any)
		// Not apiVersion and kind: without them an object has no schema to begin with, and a claim inside a stateful
		// set, whose definition this is too, needs neither.
		definition["required"] = union([]any{"metadata"}, without(required, "status"))
	}
	if err := b.write(output); err != nil {
		return err
	}
	return b.writeDescriptions(descriptionsBeside(output))
}

// manifestKinds are those that one can both create and read back at a path of their own, which leaves out lists,
// reviews and sub-resources; alpha versions are left out because no API server serves them by default.
func manifestKinds(paths map[string]object, definitions map[string]object) []kind {
	definitionOf := map[string]string{}
	for name, definition := range definitions {
		if types, ok := definition["x-kubernetes-group-version-kind"].([]any); ok && len(types) == 1 {
			definitionOf[kindKey(types[0].(object))] = name
		}
	}
	actions := map[string]map[string]bool{}
	for path, methods := range paths {
		for _, method := range []string{"get", "post"} {
			operation, ok := methods[method].(object)
			if !ok || subresource(path) {
				continue
			}
			if gvk, ok := operation["x-kubernetes-group-version-kind"].(object); ok {
				key := kindKey(gvk)
				if actions[key] == nil {
					actions[key] = map[string]bool{}
				}
				actions[key][operation["x-kubernetes-action"].(string)] = true
			}
		}
	}
	var kinds []kind
	for key, seen := range actions {
		apiVersion, name, _ := strings.Cut(key, " ")
		if definition := definitionOf[key]; definition != "" && seen["post"] && seen["get"] && !strings.Contains(apiVersion, "alpha") {
			kinds = append(kinds, kind{apiVersion: apiVersion, name: name, definition: definition})
		}
	}
	return kinds
}

func subresource(path string) bool {
	_, after, named := strings.Cut(path, "{name}")
	return named && after != ""
}

func kindKey(gvk object) string {
	apiVersion := gvk["version"].(string)
	if group := gvk["group"].(string); group != "" {
		apiVersion = group + "/" + apiVersion
	}
	return apiVersion + " " + gvk["kind"].(string)
}

func readJSON(files fs.FS, path string, into any) error {
	content, err := fs.ReadFile(files, path)
	if err != nil {
		return err
	}
	return json.Unmarshal(content, into)
}
