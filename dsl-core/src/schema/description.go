package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// describe remembers what the fields of a definition are for, each under its way from the definition: names joined by
// dots, [] for the elements of a list, {} for the values of a map.
func (b *bundle) describe(definition, way string, node object) {
	if b.descriptions == nil {
		b.descriptions = map[string]map[string]string{}
	}
	if b.descriptions[definition] == nil {
		b.descriptions[definition] = map[string]string{}
	}
	fields, _ := node["properties"].(object)
	for name, field := range fields {
		inner := strings.TrimPrefix(way+"."+name, ".")
		text, _ := field.(object)["description"].(string)
		if sentence := firstSentence(name, text); sentence != "" {
			b.descriptions[definition][inner] = sentence
		}
		b.describe(definition, inner, field.(object))
	}
	if elements, ok := node["items"].(object); ok {
		b.describe(definition, way+"[]", elements)
	}
	if values, ok := node["additionalProperties"].(object); ok {
		b.describe(definition, way+"{}", values)
	}
}

// writeDescriptions writes one line for each definition and an indented one for each of its fields; those of the metadata,
// which many kinds share, once.
func (b *bundle) writeDescriptions(path string) error {
	var out bytes.Buffer
	for _, comment := range b.comments {
		fmt.Fprintf(&out, "# %s\n", strings.Replace(comment, "Schemas of", "What fields are for in", 1))
	}
	reached := map[string]bool{}
	for _, k := range b.kinds {
		b.reach(k.definition, reached)
	}
	reached[objectMeta] = true
	for _, definition := range slices.Sorted(maps.Keys(b.descriptions)) {
		fields := b.descriptions[definition]
		if !reached[definition] || len(fields) == 0 {
			continue
		}
		fmt.Fprintf(&out, "definition %s\n", definition)
		for _, way := range slices.Sorted(maps.Keys(fields)) {
			fmt.Fprintf(&out, " %s %s\n", way, fields[way])
		}
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

func descriptionsBeside(schemas string) string {
	return strings.TrimSuffix(schemas, ".schemas") + ".descriptions"
}

var (
	blanks = regexp.MustCompile(`\s+`)
	// A list or a new paragraph ends what introduces it.
	paragraph = regexp.MustCompile(`\n\s*(\n|[-*#] )`)
	// The end of a sentence is followed by the beginning of another.
	sentenceEnd = regexp.MustCompile(`[.;](\s+[A-Z"'(\x60<+-]|$)`)
	// What a field's name and a verb say is said better without them.
	subject = regexp.MustCompile(`^(?i:the )?[a-zA-Z'\x60"]+(?i: field| value)? (?:is|are|defines|specifies|represents|contains|indicates|describes|denotes|holds|determines|configures|sets|controls) (the|a|an|how|whether|what|which|one)\b`)
	verb    = regexp.MustCompile(`^(?:Specifies|Represents|Defines|Indicates|Indicate|Describes|Determines|Controls) (the|a|an|how|whether|what|which)\b`)
)

// firstSentence is short enough for a comment, or empty.
func firstSentence(name, text string) string {
	text = strings.TrimSpace(text)
	if cut := paragraph.FindStringIndex(text); cut != nil {
		text = text[:cut[0]]
	}
	text = strings.TrimSpace(blanks.ReplaceAllString(text, " "))
	for start := 0; ; {
		end := sentenceEnd.FindStringIndex(text[start:])
		if end == nil {
			break
		}
		stop := start + end[0]
		if !endsInAbbreviation(text[:stop]) {
			text = text[:stop]
			break
		}
		start = stop + 1
	}
	text = strings.TrimRight(text, " .:;,")
	text = strings.TrimPrefix(text, "Optional: ")
	if match := subject.FindStringSubmatchIndex(text); match != nil && names(text[:match[2]], name) {
		text = text[match[2]:]
	} else if match := verb.FindStringSubmatchIndex(text); match != nil {
		text = text[match[2]:]
	}
	if text == "" {
		return ""
	}
	letters := []rune(text)
	letters[0] = unicode.ToUpper(letters[0])
	return string(letters) + "."
}

func names(words, name string) bool {
	subject := strings.Fields(strings.TrimPrefix(strings.ToLower(words), "the "))[0]
	return strings.Trim(subject, "`'\"") == strings.ToLower(name)
}

func endsInAbbreviation(text string) bool {
	for _, abbreviation := range []string{"e.g", "i.e", "etc", "vs", "e. g", "i. e", "eg", "ie", "approx"} {
		if strings.HasSuffix(text, " "+abbreviation) || strings.HasSuffix(text, "("+abbreviation) || strings.HasSuffix(text, ","+abbreviation) {
			return true
		}
	}
	return false
}
