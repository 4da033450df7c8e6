package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"

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
		definitions: map[string]object{"int32": shared["int32"]},
	}
	for _, file := range files {
		if err := b.addCustomResources(file); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	if len(b.kinds) == 0 {
		return errors.New("no custom resource definition found")
	}
	return b.write(output)
}

func (b *bundle) addCustomResources(file string) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, document := range separator.Split(string(content), -1) {
		converted, err := yaml.YAMLToJSON([]byte(document))
		if err != nil {
			return err
		}
		var crd customResourceDefinition
		decoder := json.NewDecoder(bytes.NewReader(converted))
		decoder.UseNumber()
		if err := decoder.Decode(&crd); err != nil {
			return err
		}
		if crd.Kind == "CustomResourceDefinition" {
			b.addVersions(crd)
		}
	}
	return nil
}

func (b *bundle) addVersions(crd customResourceDefinition) {
	for _, version := range crd.Spec.Versions {
		if !version.Served {
			continue
		}
		definition := definitionName(crd.Spec.Group + "/" + version.Name + "." + crd.Spec.Names.Kind)
		schema := closed(version.Schema.OpenAPIV3Schema)
		properties, ok := schema["properties"].(object)
		if !ok {
			properties = object{}
			schema["properties"] = properties
		}
		delete(properties, "status")
		properties["apiVersion"], properties["kind"] = object{"type": "string"}, object{"type": "string"}
		properties["metadata"] = ref(metadata)
		required, _ := schema["required"].([]any)
		schema["required"] = union([]any{"apiVersion", "kind", "metadata"}, without(required, "status"))
		b.definitions[definition] = schema
		b.kinds = append(b.kinds, kind{crd.Spec.Group + "/" + version.Name, crd.Spec.Names.Kind, definition})
	}
}

// constraints say more about a value whose fields are described elsewhere.
var constraints = []string{
	"type", "required", "enum", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
	"minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
}

// closed turns a structural schema into a closed JSON schema.
func closed(node object) object {
	if node["format"] == "int32" && !slices.ContainsFunc(constraints[1:], func(keyword string) bool { return node[keyword] != nil }) {
		return ref("int32")
	}
	schema := constrained(node)
	if keys, ok := node["x-kubernetes-list-map-keys"]; ok {
		schema["x-kubernetes-list-map-keys"] = keys
	}
	if node["x-kubernetes-list-type"] == "set" {
		schema["uniqueItems"] = true
	}
	if node["x-kubernetes-int-or-string"] == true {
		schema["type"] = []any{"integer", "string"}
		delete(schema, "anyOf")
	}
	if node["nullable"] == true {
		if single, ok := schema["type"].(string); ok {
			schema["type"] = []any{single, "null"}
		}
	}
	if items, ok := node["items"].(object); ok {
		schema["items"] = closed(items)
		keepDefaults(schema, items)
	}
	if values, ok := node["additionalProperties"].(object); ok {
		schema["additionalProperties"] = closed(values)
	}
	if properties, ok := node["properties"].(object); ok {
		fields := object{}
		for name, property := range properties {
			fields[name] = closed(property.(object))
		}
		schema["properties"] = fields
		if node["x-kubernetes-preserve-unknown-fields"] != true {
			schema["additionalProperties"] = false
		}
	}
	return schema
}

// keepDefaults keeps those of the fields that tell a list's elements apart.
func keepDefaults(list, items object) {
	keys, _ := list["x-kubernetes-list-map-keys"].([]any)
	for _, key := range keys {
		if value, ok := property(items, key.(string))["default"]; ok {
			kept := property(list["items"].(object), key.(string))
			if target, shared := kept["$ref"]; shared {
				list["items"].(object)["properties"].(object)[key.(string)] = object{"allOf": []any{ref(target.(string))}, "default": value}
			} else {
				kept["default"] = value
			}
		}
	}
}

// constrained keeps the constraints alone, which is all that the branches of oneOf, anyOf, allOf and not may say.
func constrained(node object) object {
	schema := object{}
	for _, keyword := range constraints {
		if value, ok := node[keyword]; ok {
			schema[keyword] = value
		}
	}
	for _, keyword := range []string{"oneOf", "anyOf", "allOf"} {
		if branches, ok := node[keyword].([]any); ok {
			var kept []any
			for _, branch := range branches {
				kept = append(kept, branchOf(branch.(object)))
			}
			schema[keyword] = kept
		}
	}
	if negated, ok := node["not"].(object); ok {
		schema["not"] = branchOf(negated)
	}
	return schema
}

func branchOf(node object) object {
	branch := constrained(node)
	if properties, ok := node["properties"].(object); ok {
		fields := object{}
		for name, property := range properties {
			fields[name] = branchOf(property.(object))
		}
		branch["properties"] = fields
	}
	if items, ok := node["items"].(object); ok {
		branch["items"] = branchOf(items)
	}
	return branch
}
