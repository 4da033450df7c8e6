// Command schema writes the schema bundles that Keelson validates objects with.
//
//	schema kubernetes OUTPUT         the built-in kinds, from the pinned Kubernetes module
//	schema extensions OUTPUT         the custom resources of other projects, from their pinned modules
//	schema crds TITLE OUTPUT FILE…   the kinds of custom resource definitions
//	schema complete OUTPUT           all custom resource definitions of those projects, for an API server
//
// A bundle is a text file: comment lines, then one line per kind and one per definition, sorted, so that a new version
// can be reviewed as a difference of lines.
package main

import (
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	switch {
	case len(arguments) == 2 && arguments[0] == "kubernetes":
		return writeKubernetes(arguments[1])
	case len(arguments) == 2 && arguments[0] == "extensions":
		return writeExtensions(arguments[1])
	case len(arguments) == 2 && arguments[0] == "complete":
		return writeComplete(arguments[1])
	case len(arguments) >= 4 && arguments[0] == "crds":
		return writeCustomResources(arguments[1], arguments[2], arguments[3:])
	}
	return fmt.Errorf("usage: schema kubernetes OUTPUT | schema extensions OUTPUT | schema crds TITLE OUTPUT FILE… | schema complete OUTPUT")
}
