package main

import (
	"slices"
	"strings"
)

// strict turns a schema of Kubernetes' OpenAPI version 2 into a closed JSON schema: objects whose fields are known
// have no others, descriptions are left out.
func strict(node object) object {
	if target, ok := node["$ref"].(string); ok {
		switch name := strings.TrimPrefix(target, "#/definitions/"); {
		case strings.HasSuffix(name, ".meta.v1.Time"), strings.HasSuffix(name, ".meta.v1.MicroTime"):
			return ref("time")
		default:
			return ref(name)
		}
	}
	switch node["format"] {
	case "int32":
		return ref("int32")
	case "byte":
		return ref("base64")
	}
	closed := object{}
	for _, keyword := range []string{"type", "required", "enum", "x-kubernetes-list-map-keys"} {
		if value, ok := node[keyword]; ok {
			closed[keyword] = value
		}
	}
	if node["x-kubernetes-list-type"] == "set" {
		closed["uniqueItems"] = true
	}
	if items, ok := node["items"].(object); ok {
		closed["items"] = strict(items)
	}
	if values, ok := node["additionalProperties"].(object); ok {
		closed["additionalProperties"] = strict(values)
	}
	if properties, ok := node["properties"].(object); ok {
		fields := object{}
		for name, property := range properties {
			fields[name] = strict(property.(object))
		}
		closed["properties"] = fields
		closed["additionalProperties"] = false
	}
	return closed
}

func union(first, second []any) []any {
	for _, value := range second {
		if !slices.Contains(first, value) {
			first = append(first, value)
		}
	}
	return first
}

func without(values []any, unwanted any) []any {
	return slices.DeleteFunc(values, func(value any) bool { return value == unwanted })
}
