package main

import (
	"fmt"
	"slices"
)

// constraints say more about a value whose fields are described elsewhere.
var constraints = []string{
	"type", "required", "enum", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
	"minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties",
}

// formats are those that an API server holds a custom resource to. It ignores the ones it does not know.
var formats = map[string]string{
	"ipv4": "^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$",
	"ipv6": "^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$",
}

// titles say what is meant by patterns that occur in many fields.
var titles = map[string]string{
	"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$": "a quantity, such as 250m, 1.5 or 512Mi",

	"^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$": "a duration of Prometheus, such as 30s or 1m30s",

	"^([0-9]{1,5}(h|m|s|ms)){1,4}$": "a duration, such as 10s or 1m30s",
	"^(([0-9]+(s|m|h))+|Never)$":    "a duration in hours, minutes and seconds, such as 720h, or Never",
	"^([0-9]+(s|m|h))+$":            "a duration in hours, minutes and seconds, such as 720h",
}

// closed turns the structural schema of a custom resource into a closed JSON schema: what an API server would prune is
// refused. Rules in its expression language are left out.
func closed(node object) (object, error) {
	if name := sharedScalar(node); name != "" {
		return ref(name), nil
	}
	schema, err := constrained(node, node)
	if err != nil {
		return nil, err
	}
	addScalar(schema, node)
	if keys, ok := node["x-kubernetes-list-map-keys"]; ok {
		schema["x-kubernetes-list-map-keys"] = keys
	}
	if node["x-kubernetes-list-type"] == "set" {
		schema["uniqueItems"] = true
	}
	if items, ok := node["items"].(object); ok {
		if schema["items"], err = closed(items); err != nil {
			return nil, err
		}
		keepDefaults(schema, items)
	}
	return schema, addFields(schema, node)
}

// sharedScalar is the definition that says all that a node says, or empty.
func sharedScalar(node object) string {
	isMore := func(keyword string) bool { return node[keyword] != nil }
	if node["nullable"] == true || slices.ContainsFunc(constraints[1:], isMore) {
		return ""
	}
	switch node["format"] {
	case "int32":
		return "int32"
	case "byte":
		return "base64"
	case "date-time":
		return "time"
	}
	return ""
}

func addScalar(schema, node object) {
	if pattern, ok := schema["pattern"].(string); ok && titles[pattern] != "" {
		schema["title"] = titles[pattern]
	}
	if node["x-kubernetes-int-or-string"] == true {
		schema["type"] = []any{"integer", "string"}
		delete(schema, "anyOf")
	}
	if node["nullable"] == true {
		switch types := schema["type"].(type) {
		case string:
			schema["type"] = []any{types, "null"}
		case []any:
			schema["type"] = append(slices.Clone(types), "null")
		}
		if values, ok := schema["enum"].([]any); ok {
			schema["enum"] = union(slices.Clone(values), []any{nil})
		}
	}
}

func addFields(schema, node object) error {
	properties, hasFields := node["properties"].(object)
	values, isMap := node["additionalProperties"]
	fields := object{}
	var err error
	for name, property := range properties {
		if fields[name], err = closed(property.(object)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if node["x-kubernetes-embedded-resource"] == true {
		fields["apiVersion"], fields["kind"], fields["metadata"] = object{"type": "string"}, object{"type": "string"}, ref(objectMeta)
		required, _ := schema["required"].([]any)
		schema["required"] = union(slices.Clone(required), []any{"apiVersion", "kind"})
	}
	if hasFields || len(fields) > 0 {
		schema["properties"] = fields
	}
	if described, ok := values.(object); ok {
		schema["additionalProperties"], err = closed(described)
	} else if node["type"] == "object" && !isMap && node["x-kubernetes-preserve-unknown-fields"] != true {
		schema["additionalProperties"] = false
	}
	return err
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

// constrained keeps the constraints alone, which is all that the branches of oneOf, anyOf, allOf and not may say. The
// described node is where the fields have their defaults.
func constrained(node, described object) (object, error) {
	schema := object{}
	for _, keyword := range constraints {
		if value, ok := node[keyword]; ok {
			schema[keyword] = value
		}
	}
	if format, ok := node["format"].(string); ok && formats[format] != "" && schema["pattern"] == nil {
		schema["pattern"] = formats[format]
	}
	if required, ok := schema["required"].([]any); ok {
		// An API server sets a default before it validates.
		schema["required"] = slices.DeleteFunc(slices.Clone(required), func(field any) bool {
			return property(described, field.(string))["default"] != nil
		})
	}
	for _, keyword := range []string{"oneOf", "anyOf", "allOf"} {
		if branches, ok := node[keyword].([]any); ok {
			var kept []any
			for _, branch := range branches {
				constrained, err := branchOf(branch.(object), described)
				if err != nil {
					return nil, err
				}
				kept = append(kept, constrained)
			}
			schema[keyword] = kept
		}
	}
	if negated, ok := node["not"].(object); ok {
		var err error
		if schema["not"], err = branchOf(negated, described); err != nil {
			return nil, err
		}
	}
	return schema, nil
}

func branchOf(node, described object) (object, error) {
	branch, err := constrained(node, described)
	if err != nil {
		return nil, err
	}
	if properties, ok := node["properties"].(object); ok {
		fields := object{}
		for name, value := range properties {
			field := property(described, name)
			if fields[name], err = branchOf(value.(object), field); err != nil {
				return nil, err
			}
			if preset := field["default"]; preset != nil {
				accepted, err := accepts(value.(object), preset)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", name, err)
				}
				if !accepted {
					required, _ := branch["required"].([]any)
					branch["required"] = union(slices.Clone(required), []any{name})
				}
			}
		}
		branch["properties"] = fields
	}
	if items, ok := node["items"].(object); ok {
		elements, _ := described["items"].(object)
		if branch["items"], err = branchOf(items, elements); err != nil {
			return nil, err
		}
	}
	return branch, nil
}

// accepts says whether a branch holds for a field's default.
func accepts(condition object, preset any) (bool, error) {
	for keyword, value := range condition {
		switch {
		case keyword == "enum":
			if !slices.Contains(value.([]any), preset) {
				return false, nil
			}
		case keyword == "not":
			accepted, err := accepts(value.(object), preset)
			if err != nil || accepted {
				return false, err
			}
		default:
			return false, fmt.Errorf("cannot tell whether %s holds for the default %v", keyword, preset)
		}
	}
	return true, nil
}
