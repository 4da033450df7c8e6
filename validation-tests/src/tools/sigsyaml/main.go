// Command sigsyaml says what Kubernetes' tools read in YAML. It takes one JSON array of YAML documents per line and
// answers each with one JSON array of results: {"json": …} or {"error": "…"}.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"sigs.k8s.io/yaml"
)

type result struct {
	JSON  json.RawMessage `json:"json,omitempty"`
	Error string          `json:"error,omitempty"`
}

func main() {
	if err := answer(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "sigsyaml:", err)
		os.Exit(1)
	}
}

func answer(input io.Reader, output io.Writer) error {
	requests := json.NewDecoder(input)
	answers := bufio.NewWriter(output)
	encoder := json.NewEncoder(answers)
	encoder.SetEscapeHTML(false)
	for {
		var documents []string
		if err := requests.Decode(&documents); err == io.EOF {
			return answers.Flush()
		} else if err != nil {
			return err
		}
		results := make([]result, 0, len(documents))
		for _, document := range documents {
			results = append(results, read(document))
		}
		if err := encoder.Encode(results); err != nil {
			return err
		}
		if err := answers.Flush(); err != nil {
			return err
		}
	}
}

// read is strict as kubectl is with --validate: a key that occurs twice is an error.
func read(document string) result {
	converted, err := yaml.YAMLToJSONStrict([]byte(document))
	if err != nil {
		return result{Error: err.Error()}
	}
	return result{JSON: converted}
}
