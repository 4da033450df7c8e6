package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"strconv"
	"strings"
)

// overlay holds what the published specification leaves out and the API server's own schemas say: the values that a
// field may have and its default. Keys are "definition field".
type overlay struct {
	enums    map[string][]any
	defaults map[string]any
}

// readOverlay reads the generated Go source, because linking it would mean to build half of the API server.
func readOverlay(files fs.FS, path string) (*overlay, error) {
	source, err := fs.ReadFile(files, path)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	o := &overlay{enums: map[string][]any{}, defaults: map[string]any{}}
	definitionOf := map[string]string{}
	ast.Inspect(file, func(node ast.Node) bool {
		pair, ok := node.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		call, ok := pair.Value.(*ast.CallExpr)
		if !ok {
			return true
		}
		if function, ok := call.Fun.(*ast.Ident); ok && strings.HasPrefix(function.Name, "schema_") {
			definitionOf[function.Name] = definitionName(stringOf(pair.Key))
		}
		return true
	})
	for _, declaration := range file.Decls {
		if function, ok := declaration.(*ast.FuncDecl); ok && definitionOf[function.Name.Name] != "" {
			o.readDefinition(definitionOf[function.Name.Name], function.Body)
		}
	}
	if len(o.enums) == 0 {
		return nil, fmt.Errorf("%s has no enumerated field: its shape has changed", path)
	}
	return o, nil
}

func (o *overlay) readDefinition(definition string, body ast.Node) {
	ast.Inspect(body, func(node ast.Node) bool {
		pair, ok := node.(*ast.KeyValueExpr)
		if !ok || identifier(pair.Key) != "Properties" {
			return true
		}
		for _, element := range pair.Value.(*ast.CompositeLit).Elts {
			property := element.(*ast.KeyValueExpr)
			o.readProperty(definition+" "+stringOf(property.Key), property.Value)
		}
		return false
	})
}

func (o *overlay) readProperty(key string, value ast.Node) {
	ast.Inspect(value, func(node ast.Node) bool {
		pair, ok := node.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		switch identifier(pair.Key) {
		case "Enum":
			var values []any
			for _, element := range pair.Value.(*ast.CompositeLit).Elts {
				values = append(values, stringOf(element))
			}
			o.enums[key] = values
		case "Default":
			if text := stringOf(pair.Value); text != "" {
				o.defaults[key] = text
			}
		case "Items", "AdditionalProperties":
			o.readProperty(key+"[]", pair.Value)
			return false
		}
		return true
	})
}

// apply fails where an enumerated field is missing from its definition: the two sources would not belong together.
func (o *overlay) apply(definitions map[string]object) error {
	for key, values := range o.enums {
		definition, field, _ := strings.Cut(key, " ")
		if definitions[definition] == nil {
			continue
		}
		schema := property(definitions[definition], field)
		if schema == nil {
			return fmt.Errorf("%s has no field %s, which is enumerated", definition, field)
		}
		schema["enum"] = values
	}
	for _, definition := range definitions {
		properties, _ := definition["properties"].(object)
		for _, list := range properties {
			o.defaultKeys(list.(object), definitions)
		}
	}
	return nil
}

// defaultKeys keeps the defaults that take part in the identity of a list's elements, as a port's protocol does.
func (o *overlay) defaultKeys(list object, definitions map[string]object) {
	keys, _ := list["x-kubernetes-list-map-keys"].([]any)
	for _, key := range keys {
		element, _ := list["items"].(object)["$ref"].(string)
		if value, ok := o.defaults[element+" "+key.(string)]; ok {
			property(definitions[element], key.(string))["default"] = value
		}
	}
}

// property finds "field", or the elements of "field[]".
func property(definition object, field string) object {
	name, elements := strings.CutSuffix(field, "[]")
	properties, _ := definition["properties"].(object)
	schema, _ := properties[name].(object)
	if !elements || schema == nil {
		return schema
	}
	for _, keyword := range []string{"items", "additionalProperties"} {
		if nested, ok := schema[keyword].(object); ok {
			return nested
		}
	}
	return nil
}

// definitionName turns "k8s.io/api/core/v1.Pod" into "io.k8s.api.core.v1.Pod".
func definitionName(goName string) string {
	domain, rest, _ := strings.Cut(goName, "/")
	labels := strings.Split(domain, ".")
	for i, j := 0, len(labels)-1; i < j; i, j = i+1, j-1 {
		labels[i], labels[j] = labels[j], labels[i]
	}
	return strings.Join(labels, ".") + "." + strings.ReplaceAll(rest, "/", ".")
}

func identifier(node ast.Expr) string {
	if name, ok := node.(*ast.Ident); ok {
		return name.Name
	}
	return ""
}

func stringOf(node ast.Expr) string {
	if literal, ok := node.(*ast.BasicLit); ok && literal.Kind == token.STRING {
		if text, err := strconv.Unquote(literal.Value); err == nil {
			return text
		}
	}
	return ""
}
