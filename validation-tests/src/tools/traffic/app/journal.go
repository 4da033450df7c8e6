package main

import (
	"fmt"
	"net/http"
	"os"
	"sync"
)

// writeHeader carries the id of a write.
const writeHeader = "Write-Id"

// journal is a file with a line for each write that was done. It outlives the process, as a database would.
type journal struct {
	mutex sync.Mutex
	file  *os.File
}

func openJournal(path string) (*journal, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	return &journal{file: file}, err
}

// write does the write of a request, if it is one: once it returns, a killed process does not take it back.
func (j *journal) write(r *http.Request) error {
	id := r.Header.Get(writeHeader)
	if id == "" {
		return nil
	}
	j.mutex.Lock()
	defer j.mutex.Unlock()
	_, err := fmt.Fprintln(j.file, id)
	return err
}
