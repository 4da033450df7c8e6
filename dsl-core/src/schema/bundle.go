package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"sort"
	"strings"
)

// object is a JSON object; Go writes its keys sorted, which keeps the output deterministic.
type object = map[string]any

// kind says which definition describes the objects of one apiVersion and kind, and of which release that is.
type kind struct {
	apiVersion, name, definition, release string
}

// bundle is what one file holds.
type bundle struct {
	comments    []string
	kinds       []kind
	definitions map[string]object
	// crds are custom resource definitions by their names, their schemas replaced by references.
	crds map[string]object
	// descriptions say what fields are for, by definition and the way to the field.
	descriptions map[string]map[string]string
}

// write leaves out the definitions that no kind reaches.
func (b *bundle) write(path string) error {
	var out bytes.Buffer
	for _, comment := range b.comments {
		fmt.Fprintf(&out, "# %s\n", comment)
	}
	b.sort()
	reached, release := map[string]bool{}, ""
	for _, k := range b.kinds {
		if k.release != release {
			release = k.release
			fmt.Fprintf(&out, "release %s\n", release)
		}
		fmt.Fprintf(&out, "kind %s %s %s\n", k.apiVersion, k.name, k.definition)
		b.reach(k.definition, reached)
	}
	for _, name := range slices.Sorted(maps.Keys(b.crds)) {
		line, err := compact(b.crds[name])
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "crd %s %s\n", name, line)
	}
	names := make([]string, 0, len(reached))
	for name := range reached {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if b.definitions[name] == nil {
			continue
		}
		line, err := compact(b.definitions[name])
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "definition %s %s\n", name, line)
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

func (b *bundle) sort() {
	slices.SortFunc(b.kinds, func(x, y kind) int {
		return cmp.Or(cmp.Compare(x.release, y.release), cmp.Compare(x.apiVersion, y.apiVersion), cmp.Compare(x.name, y.name))
	})
}

func (b *bundle) reach(name string, reached map[string]bool) {
	if reached[name] {
		return
	}
	reached[name] = true
	for _, ref := range refs(b.definitions[name]) {
		b.reach(ref, reached)
	}
}

func refs(node any) []string {
	var found []string
	switch value := node.(type) {
	case object:
		for key, child := range value {
			if ref, ok := child.(string); ok && key == "$ref" {
				found = append(found, ref)
			} else {
				found = append(found, refs(child)...)
			}
		}
	case []any:
		for _, child := range value {
			found = append(found, refs(child)...)
		}
	}
	return found
}

func compact(definition object) (string, error) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(definition)
	return strings.TrimSuffix(line.String(), "\n"), err
}

// shared are the scalar types that many definitions refer to. A title completes the sentence "must be …".
var shared = map[string]object{
	"int32": {"type": "integer", "minimum": -2147483648, "maximum": 2147483647},
	"base64": {
		"type": "string", "title": "base64 text",
		"pattern": "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
	},
	quantity: {
		"type": []any{"string", "number"}, "title": "a quantity, such as 250m, 1.5 or 512Mi",
		"pattern": "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$",
	},
	intOrString: {"type": []any{"integer", "string"}},
	"time": {
		"type": "string", "title": "a time as in RFC 3339, such as 2026-01-31T12:00:00Z",
		"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$",
	},
}

const (
	quantity    = "io.k8s.apimachinery.pkg.api.resource.Quantity"
	intOrString = "io.k8s.apimachinery.pkg.util.intstr.IntOrString"
	objectMeta  = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
	// An object of a manifest has a name; templates have metadata without one.
	metadata = "metadata"
)

func ref(name string) object { return object{"$ref": name} }
