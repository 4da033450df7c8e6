package main

import (
	"maps"
	"slices"
)

// Below this length of a schema's text a reference saves nothing that a reader would not miss.
const worthSharing = 120

// sharing finds the schemas that occur more than once, so that they are written, read and compiled once.
type sharing struct {
	bundle *bundle
	// uses counts the different schemas that hold a schema, by its text.
	uses map[string]int
	// names are the places where the schemas occur first.
	names map[string]string
}

// share moves equal parts of the kinds' schemas into definitions of their own, named by the first place of each.
func (b *bundle) share() error {
	s := &sharing{b, map[string]int{}, map[string]string{}}
	b.sort()
	for _, k := range b.kinds {
		if err := s.count(b.definitions[k.definition], k.definition); err != nil {
			return err
		}
	}
	for _, k := range b.kinds {
		shared, err := s.replace(b.definitions[k.definition])
		if err != nil {
			return err
		}
		b.definitions[k.definition] = shared
	}
	return nil
}

func (s *sharing) count(schema object, place string) error {
	return eachPart(schema, func(name string, part object) (object, error) {
		text, err := compact(part)
		if err != nil {
			return nil, err
		}
		s.uses[text]++
		if s.uses[text] > 1 {
			return part, nil
		}
		s.names[text] = place + "." + name
		return part, s.count(part, s.names[text])
	})
}

func (s *sharing) replace(schema object) (object, error) {
	copied := maps.Clone(schema)
	if fields, ok := schema["properties"].(object); ok {
		copied["properties"] = maps.Clone(fields)
	}
	return copied, eachPart(copied, func(_ string, part object) (object, error) {
		text, err := compact(part)
		if err != nil {
			return nil, err
		}
		// The keyword for a list's keys looks for their defaults at the place itself.
		_, isDefaulted := part["default"]
		if s.uses[text] < 2 || len(text) < worthSharing || isDefaulted {
			return s.replace(part)
		}
		name := s.names[text]
		if s.bundle.definitions[name] == nil {
			if s.bundle.definitions[name], err = s.replace(part); err != nil {
				return nil, err
			}
		}
		return ref(name), nil
	})
}

// eachPart lets a function replace the schemas of fields, elements and values, in the order of their names. The branches of
// a choice stay where they are: their texts make the message about the choice.
func eachPart(schema object, replace func(name string, part object) (object, error)) error {
	for _, keyword := range []string{"items", "additionalProperties"} {
		if part, ok := schema[keyword].(object); ok {
			replaced, err := replace(keyword, part)
			if err != nil {
				return err
			}
			schema[keyword] = replaced
		}
	}
	fields, _ := schema["properties"].(object)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		replaced, err := replace(name, fields[name].(object))
		if err != nil {
			return err
		}
		fields[name] = replaced
	}
	return nil
}
