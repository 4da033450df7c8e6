package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"

	"sigs.k8s.io/yaml"
)

// separator parts documents as kubectl does: any line that starts with three dashes.
var separator = regexp.MustCompile(`(?m)^---.*$`)

// customResourceDefinition is the part of a definition that says how its objects look.
type customResourceDefinition struct {
	Kind string
	Spec struct {
		Group    string
		Names    struct{ Kind string }
		Versions []struct {
			Name   string
			Served bool
			Schema struct{ OpenAPIV3Schema object }
		}
	}
}

func writeCustomResources(title, output string, files []string) error {
	b := &bundle{
		comments:    []string{title, "Written by the crds command of dsl-core/src/schema; do not edit."},
		definitions: map[string]object{"int32": shared["int32"], "base64": shared["base64"], "time": shared["time"]},
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := b.addCustomResources(content, func(string, string) bool { return true }); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	if len(b.kinds) == 0 {
		return errors.New("no custom resource definition found")
	}
	if err := b.share(); err != nil {
		return err
	}
	return b.write(output)
}

// addCustomResources adds the wanted kinds and versions that the definitions in a file serve.
func (b *bundle) addCustomResources(content []byte, isWanted func(kind, version string) bool) error {
	return eachDocument(content, func(decode func(any) error) error {
		var crd customResourceDefinition
		if err := decode(&crd); err != nil || crd.Kind != "CustomResourceDefinition" {
			return err
		}
		return b.addVersions(crd, isWanted)
	})
}

// eachDocument hands over the documents of a YAML stream, to be decoded with numbers as they are written.
func eachDocument(content []byte, use func(decode func(any) error) error) error {
	for _, document := range separator.Split(string(content), -1) {
		converted, err := yaml.YAMLToJSON([]byte(document))
		if err != nil {
			return err
		}
		decoder := json.NewDecoder(bytes.NewReader(converted))
		decoder.UseNumber()
		if err := use(decoder.Decode); err != nil {
			return err
		}
	}
	return nil
}

func (b *bundle) addVersions(crd customResourceDefinition, isWanted func(kind, version string) bool) error {
	for _, version := range crd.Spec.Versions {
		if !version.Served || !isWanted(crd.Spec.Names.Kind, version.Name) {
			continue
		}
		definition := definitionName(crd.Spec.Group + "/" + version.Name + "." + crd.Spec.Names.Kind)
		root := version.Schema.OpenAPIV3Schema
		if properties, ok := root["properties"].(object); ok {
			// Written by controllers, never by a manifest: an API server drops it.
			delete(properties, "status")
			delete(properties, "metadata")
		}
		b.describe(definition, "", root)
		schema, err := closed(root)
		if err != nil {
			return fmt.Errorf("%s: %w", definition, err)
		}
		properties, ok := schema["properties"].(object)
		if !ok {
			properties = object{}
			schema["properties"] = properties
		}
		properties["apiVersion"], properties["kind"] = object{"type": "string"}, object{"type": "string"}
		properties["metadata"] = ref(metadata)
		required, _ := schema["required"].([]any)
		schema["required"] = union([]any{"apiVersion", "kind", "metadata"}, without(required, "status"))
		b.definitions[definition] = schema
		b.kinds = append(b.kinds, kind{
			apiVersion: crd.Spec.Group + "/" + version.Name, name: crd.Spec.Names.Kind, definition: definition,
		})
	}
	return nil
}
