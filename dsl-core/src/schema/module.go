package main

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
)

// module is a Go module whose checksum is pinned beside its version: whoever regenerates reads the same bytes.
type module struct {
	path, version, sum string
}

func (m module) String() string { return m.path + " " + m.version }

// open gives the module's files. They are read from its archive: Go unpacks and lists no module that asks for a newer Go,
// although files that are not Go source do not need one.
func (m module) open() (fs.FS, error) {
	command := exec.Command("go", "mod", "download", "-json", m.path+"@"+m.version)
	command.Dir = os.TempDir()
	command.Stderr = os.Stderr
	answer, failed := command.Output()
	var downloaded struct{ Zip, Sum, Error string }
	if err := json.Unmarshal(answer, &downloaded); err != nil {
		return nil, fmt.Errorf("go mod download %s: %v: %w", m, failed, err)
	}
	if downloaded.Sum == "" {
		return nil, fmt.Errorf("go mod download %s: %v: %s", m, failed, downloaded.Error)
	}
	if downloaded.Sum != m.sum {
		return nil, fmt.Errorf("%s has the checksum %s, not %s", m, downloaded.Sum, m.sum)
	}
	archive, err := zip.OpenReader(downloaded.Zip)
	if err != nil {
		return nil, err
	}
	return fs.Sub(archive, m.path+"@"+m.version)
}
