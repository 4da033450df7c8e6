package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"google.golang.org/grpc"
)

// behaviour is how requests are answered.
type behaviour struct {
	// Statuses of the requests, one after the other and then from the first on; none is 200. At 0 the connection is cut instead.
	Statuses []int `json:"statuses"`
	// DelayMillis goes by before each answer.
	DelayMillis int `json:"delayMillis"`
}

// counts is what happened so far.
type counts struct {
	Requests    int `json:"requests"`
	Connections int `json:"connections"`
	// Most is how many requests were answered at the same time at most.
	Most    int `json:"most"`
	Sockets int `json:"sockets"`
}

// answer is the body of every response.
type answer struct {
	Pod     string              `json:"pod"`
	Method  string              `json:"method"`
	Host    string              `json:"host"`
	Path    string              `json:"path"`
	Query   string              `json:"query"`
	Headers map[string][]string `json:"headers"`
}

type server struct {
	name     string
	journal  *journal
	rpc      *grpc.Server
	leaving  context.Context
	leave    context.CancelFunc
	mutex    sync.Mutex
	behaves  behaviour
	counts   counts
	running  int
	servers  []*http.Server
	streams  []net.Listener
	sockets  map[*websocket.Conn]bool
	upgrader websocket.Upgrader
	ending   sync.WaitGroup
}

func newServer(name string, journal *journal) *server {
	s := &server{
		name:     name,
		journal:  journal,
		sockets:  map[*websocket.Conn]bool{},
		upgrader: websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }},
	}
	s.leaving, s.leave = context.WithCancel(context.Background())
	s.rpc = newHealth(s)
	return s
}

// place is where to listen, and for what: HTTP in all its versions, or bytes.
type place struct {
	Address string `json:"address"`
	Stream  bool   `json:"stream"`
}

// listen begins to serve at an address and answers with it; port 0 becomes one that is free.
func (s *server) listen(at place) (place, error) {
	listener, err := net.Listen("tcp", at.Address)
	if err != nil {
		return at, err
	}
	at.Address = listener.Addr().String()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if at.Stream {
		s.streams = append(s.streams, listener)
		go s.serveStream(listener)
		return at, nil
	}
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	server := &http.Server{Handler: s, Protocols: protocols, ConnState: s.connection}
	s.servers = append(s.servers, server)
	go func() {
		if err := server.Serve(listener); err != http.ErrServerClosed {
			fmt.Fprintln(os.Stderr, err)
		}
	}()
	return at, nil
}

func (s *server) behave(next behaviour) (behaviour, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.behaves = next
	s.counts = counts{Sockets: len(s.sockets)}
	return next, nil
}

func (s *server) counted() counts {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.counts.Sockets = len(s.sockets)
	return s.counts
}

func (s *server) connection(_ net.Conn, state http.ConnState) {
	if state == http.StateNew {
		s.mutex.Lock()
		s.counts.Connections++
		s.mutex.Unlock()
	}
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if isRPC(r) {
		s.serveRPC(w, r)
		return
	}
	status, delay := s.begin()
	defer s.done()
	if websocket.IsWebSocketUpgrade(r) {
		s.hold(w, r)
		return
	}
	if delay > 0 {
		select {
		case <-time.After(delay):
		case <-r.Context().Done():
			return
		}
	}
	if err := s.journal.write(r); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if status == 0 {
		panic(http.ErrAbortHandler)
	}
	body, err := json.Marshal(answer{s.name, r.Method, r.Host, r.URL.Path, r.URL.RawQuery, r.Header})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set(podHeader, s.name)
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

func (s *server) begin() (status int, delay time.Duration) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	status = http.StatusOK
	if of := s.behaves.Statuses; len(of) > 0 {
		status = of[s.counts.Requests%len(of)]
	}
	s.counts.Requests++
	s.running++
	s.counts.Most = max(s.counts.Most, s.running)
	return status, time.Duration(s.behaves.DelayMillis) * time.Millisecond
}

func (s *server) done() {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.running--
}

// hold keeps a WebSocket, whose first message is the pod's name, and returns each message.
func (s *server) hold(w http.ResponseWriter, r *http.Request) {
	socket, err := s.upgrader.Upgrade(w, r, http.Header{podHeader: {s.name}})
	if err != nil {
		return
	}
	s.mutex.Lock()
	s.sockets[socket] = true
	s.mutex.Unlock()
	s.ending.Add(1)
	defer func() {
		s.mutex.Lock()
		delete(s.sockets, socket)
		s.mutex.Unlock()
		_ = socket.Close()
		s.ending.Done()
	}()
	for {
		kind, message, err := socket.ReadMessage()
		if err != nil {
			return
		}
		if err := socket.WriteMessage(kind, message); err != nil {
			return
		}
	}
}

// serveStream answers each line with the pod's name.
func (s *server) serveStream(listener net.Listener) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		s.connection(connection, http.StateNew)
		go func() {
			defer connection.Close()
			lines := bufio.NewScanner(connection)
			for lines.Scan() {
				if _, err := fmt.Fprintln(connection, s.name); err != nil {
					return
				}
			}
		}()
	}
}

// end lets go of callers: those that wait for an answer get it, streams and WebSockets are told that the server goes away.
func (s *server) end(ctx context.Context) {
	s.leave()
	s.mutex.Lock()
	for _, stream := range s.streams {
		_ = stream.Close()
	}
	for socket := range s.sockets {
		_ = socket.WriteControl(websocket.CloseMessage,
			websocket.FormatCloseMessage(websocket.CloseGoingAway, "going away"), time.Now().Add(time.Second))
	}
	servers := s.servers
	s.mutex.Unlock()
	for _, server := range servers {
		_ = server.Shutdown(ctx)
	}
	gone := make(chan struct{})
	go func() { s.ending.Wait(); close(gone) }()
	select {
	case <-gone:
	case <-ctx.Done():
	}
}
