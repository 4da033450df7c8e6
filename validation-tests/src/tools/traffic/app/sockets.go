package main

import (
	"context"
	"net"
	"net/http"
	"sort"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// opening is WebSockets to open: one for each of the names, which become the value of a header.
type opening struct {
	Request request  `json:"request"`
	Header  string   `json:"header"`
	Names   []string `json:"names"`
}

// socketState is what became of a WebSocket.
type socketState struct {
	Name string `json:"name"`
	// Pod that holds the other end.
	Pod  string `json:"pod"`
	Open bool   `json:"open"`
	// Code that it was closed with; 1006 is a connection that broke.
	Code  int    `json:"code"`
	Error string `json:"error"`
	// Echoed messages so far.
	Echoed int `json:"echoed"`
}

type heldSocket struct {
	connection *websocket.Conn
	state      socketState
}

type sockets struct {
	mutex sync.Mutex
	held  map[string]*heldSocket
}

func newSockets() *sockets {
	return &sockets{held: map[string]*heldSocket{}}
}

func (s *sockets) open(o opening) ([]socketState, error) {
	dialer := websocket.Dialer{
		NetDialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, o.Request.Address)
		},
		HandshakeTimeout: 10 * time.Second,
	}
	scheme := "ws"
	if o.Request.Secure != nil {
		config, err := o.Request.Secure.config()
		if err != nil {
			return nil, err
		}
		dialer.TLSClientConfig = config
		scheme = "wss"
	}
	for _, name := range o.Names {
		headers := http.Header{}
		for key, value := range o.Request.Headers {
			headers.Set(key, value)
		}
		if o.Header != "" {
			headers.Set(o.Header, name)
		}
		held := &heldSocket{state: socketState{Name: name}}
		connection, response, err := dialer.Dial(scheme+"://"+o.Request.Host+o.Request.Path, headers)
		if err != nil {
			held.state.Error = err.Error()
			if response != nil {
				held.state.Code = response.StatusCode
			}
		} else {
			held.connection = connection
			held.state.Open = true
			held.state.Pod = response.Header.Get(podHeader)
			go s.read(held)
		}
		s.mutex.Lock()
		s.held[name] = held
		s.mutex.Unlock()
	}
	return s.states(), nil
}

func (s *sockets) read(held *heldSocket) {
	for {
		_, _, err := held.connection.ReadMessage()
		s.mutex.Lock()
		if err != nil {
			held.state.Open = false
			held.state.Error = err.Error()
			held.state.Code = websocket.CloseAbnormalClosure
			if closed, ok := err.(*websocket.CloseError); ok {
				held.state.Code = closed.Code
			}
			s.mutex.Unlock()
			_ = held.connection.Close()
			return
		}
		held.state.Echoed++
		s.mutex.Unlock()
	}
}

// echo sends a message on every open WebSocket; what comes back is counted.
func (s *sockets) echo(struct{}) ([]socketState, error) {
	s.mutex.Lock()
	var open []*heldSocket
	for _, held := range s.held {
		if held.state.Open {
			open = append(open, held)
		}
	}
	s.mutex.Unlock()
	for _, held := range open {
		_ = held.connection.WriteMessage(websocket.TextMessage, []byte("ping"))
	}
	return s.states(), nil
}

func (s *sockets) states() []socketState {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	states := make([]socketState, 0, len(s.held))
	for _, held := range s.held {
		states = append(states, held.state)
	}
	sort.Slice(states, func(a, b int) bool { return states[a].Name < states[b].Name })
	return states
}

// close ends all WebSockets and forgets them.
func (s *sockets) close() []socketState {
	states := s.states()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, held := range s.held {
		if held.connection != nil {
			_ = held.connection.WriteControl(websocket.CloseMessage,
				websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
			_ = held.connection.Close()
		}
	}
	s.held = map[string]*heldSocket{}
	return states
}
