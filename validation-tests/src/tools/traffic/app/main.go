// Command app stands for a container of a pod, or for somebody outside: it answers requests and makes them, as it is told.
//
// It is called with the address that it is told through, on loopback, with its name, which all its answers carry, and with the
// file that takes the ids of writes. What it can be told is in the handlers below; all of it is JSON. At SIGTERM it does what a well-behaved server does: it tells its
// callers to leave, lets requests that run come to an end, closes WebSockets with the code for going away, and ends.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: app CONTROL NAME JOURNAL")
		os.Exit(2)
	}
	journal, err := openJournal(os.Args[3])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	server := newServer(os.Args[2], journal)
	mux := http.NewServeMux()
	mux.HandleFunc("POST /listen", told(server.listen))
	mux.HandleFunc("PUT /behaviour", told(server.behave))
	mux.HandleFunc("GET /counts", told(func(struct{}) (counts, error) { return server.counted(), nil }))
	mux.HandleFunc("POST /call", told(call))
	mux.HandleFunc("POST /stream", told(stream))
	mux.HandleFunc("POST /load", told(load))
	sockets := newSockets()
	mux.HandleFunc("POST /sockets", told(sockets.open))
	mux.HandleFunc("POST /sockets/echo", told(sockets.echo))
	mux.HandleFunc("GET /sockets", told(func(struct{}) ([]socketState, error) { return sockets.states(), nil }))
	mux.HandleFunc("DELETE /sockets", told(func(struct{}) ([]socketState, error) { return sockets.close(), nil }))
	mux.HandleFunc("POST /check", told(check))
	watches := &watches{}
	mux.HandleFunc("POST /watches", told(watches.open))
	mux.HandleFunc("GET /watches", told(func(struct{}) ([]rpcState, error) { return watches.states(), nil }))

	failed := make(chan error, 1)
	go func() { failed <- http.ListenAndServe(os.Args[1], mux) }()
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGTERM, syscall.SIGINT)
	select {
	case err := <-failed:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	case <-asked:
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		server.end(ctx)
	}
}

// told makes a handler of a function from what it is told to what it answers.
func told[Q, A any](answer func(Q) (A, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var question Q
		if r.ContentLength != 0 {
			decoder := json.NewDecoder(r.Body)
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(&question); err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
			}
		}
		result, err := answer(question)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		if err := json.NewEncoder(w).Encode(result); err != nil && !errors.Is(err, http.ErrHandlerTimeout) {
			fmt.Fprintln(os.Stderr, err)
		}
	}
}
