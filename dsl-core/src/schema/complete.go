package main

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// writeComplete writes custom resource definitions as an API server takes them, without what it does not act on:
// descriptions and versions that are not served. Equal parts of their schemas are written once.
func writeComplete(output string) error {
	b := &bundle{
		comments: []string{
			"The custom resource definitions of the Go modules and versions that the NOTICE beside this file names, with their",
			"copyright and licences. In a line that begins with crd, a $ref stands for the definition of that name.",
			"Written by src/crds/regenerate; do not edit.",
		},
		definitions: map[string]object{},
		crds:        map[string]object{},
	}
	for _, e := range extensions {
		if err := b.addAll(e); err != nil {
			return fmt.Errorf("%s: %w", e.module, err)
		}
	}
	if err := b.share(); err != nil {
		return err
	}
	return b.write(output)
}

func (b *bundle) addAll(e extension) error {
	files, err := e.module.open()
	if err != nil {
		return err
	}
	for _, pattern := range e.crds {
		names, err := fs.Glob(files, pattern)
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return fmt.Errorf("has no file %s", pattern)
		}
		for _, name := range names {
			content, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			if err := eachDocument(content, func(decode func(any) error) error { return b.addComplete(e.name, decode) }); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return nil
}

func (b *bundle) addComplete(release string, decode func(any) error) error {
	var crd object
	if err := decode(&crd); err != nil || crd["kind"] != "CustomResourceDefinition" {
		return err
	}
	name := crd["metadata"].(object)["name"].(string)
	if b.crds[name] != nil {
		return fmt.Errorf("%s is defined twice", name)
	}
	delete(crd, "status")
	spec := crd["spec"].(object)
	spec["versions"] = slices.DeleteFunc(spec["versions"].([]any), func(version any) bool { return version.(object)["served"] != true })
	for _, version := range spec["versions"].([]any) {
		version := version.(object)
		columns, _ := version["additionalPrinterColumns"].([]any)
		for _, column := range columns {
			delete(column.(object), "description")
		}
		k := kind{
			apiVersion: spec["group"].(string) + "/" + version["name"].(string),
			name:       spec["names"].(object)["kind"].(string), release: release,
		}
		k.definition = definitionName(k.apiVersion + "." + k.name)
		holder := version["schema"].(object)
		b.definitions[k.definition] = undescribed(holder["openAPIV3Schema"].(object))
		holder["openAPIV3Schema"] = ref(k.definition)
		b.kinds = append(b.kinds, k)
	}
	b.crds[name] = crd
	return nil
}

// undescribed leaves the descriptions out, of schemas and not of fields that have this name.
func undescribed(schema object) object {
	kept := maps.Clone(schema)
	delete(kept, "description")
	for keyword, value := range kept {
		switch value := value.(type) {
		case object:
			switch keyword {
			case "properties":
				fields := object{}
				for name, field := range value {
					fields[name] = undescribed(field.(object))
				}
				kept[keyword] = fields
			case "items", "additionalProperties", "not":
				kept[keyword] = undescribed(value)
			}
		case []any:
			if keyword == "oneOf" || keyword == "anyOf" || keyword == "allOf" {
				branches := make([]any, len(value))
				for i, branch := range value {
					branches[i] = undescribed(branch.(object))
				}
				kept[keyword] = branches
			}
		}
	}
	return kept
}
