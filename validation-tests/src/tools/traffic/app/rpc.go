package main

import (
	"context"
	"sort"
	"strings"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

// rpcState is what became of a call of gRPC's health protocol.
type rpcState struct {
	Name string `json:"name"`
	// Pod is the one that answers.
	Pod  string `json:"pod"`
	Open bool   `json:"open"`
	// Health is what was told last, Messages how often something was.
	Health   string `json:"health"`
	Messages int    `json:"messages"`
	// Code and Message say how it ended.
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (r *rpcState) told(answer *grpc_health_v1.HealthCheckResponse) {
	r.Health = answer.GetStatus().String()
	r.Messages++
}

func (r *rpcState) ended(err error) {
	r.Open = false
	r.Code = int(status.Code(err))
	r.Message = status.Convert(err).Message()
}

func (r *rpcState) answeredBy(header metadata.MD) {
	r.Pod = strings.Join(header.Get(podHeader), ",")
}

// dial makes a connection for calls of a request, and the context that has its headers.
func (q *request) dial(ctx context.Context) (*grpc.ClientConn, context.Context, error) {
	way := insecure.NewCredentials()
	if q.Secure != nil {
		config, err := q.Secure.config()
		if err != nil {
			return nil, nil, err
		}
		way = credentials.NewTLS(config)
	}
	connection, err := grpc.NewClient("passthrough:///"+q.Address,
		grpc.WithTransportCredentials(way), grpc.WithAuthority(q.Host), grpc.WithNoProxy())
	return connection, metadata.NewOutgoingContext(ctx, metadata.New(q.Headers)), err
}

// check asks once or several times, one after the other, each within the request's time.
func check(q request) ([]rpcState, error) {
	connection, ctx, err := q.dial(context.Background())
	if err != nil {
		return nil, err
	}
	defer connection.Close()
	client := grpc_health_v1.NewHealthClient(connection)
	states := make([]rpcState, max(1, q.Count))
	for i := range states {
		within, cancel := context.WithTimeout(ctx, time.Duration(q.TimeoutMillis)*time.Millisecond)
		var header metadata.MD
		answer, err := client.Check(within, &grpc_health_v1.HealthCheckRequest{}, grpc.Header(&header))
		cancel()
		states[i].answeredBy(header)
		states[i].ended(err)
		if err == nil {
			states[i].told(answer)
		}
	}
	return states, nil
}

// watches are calls that are answered by a stream, each on a connection of its own.
type watches struct {
	mutex sync.Mutex
	held  []*rpcState
}

// open begins calls and returns what became of all: each has been answered for the first time, or has failed.
func (w *watches) open(o opening) ([]rpcState, error) {
	for _, name := range o.Names {
		state := &rpcState{Name: name, Open: true}
		ctx, cancel := context.WithCancel(context.Background())
		connection, ctx, err := o.Request.dial(ctx)
		if err != nil {
			cancel()
			return nil, err
		}
		first := make(chan struct{})
		w.mutex.Lock()
		w.held = append(w.held, state)
		w.mutex.Unlock()
		go func() {
			defer connection.Close()
			defer cancel()
			w.read(grpc_health_v1.NewHealthClient(connection), ctx, state, sync.OnceFunc(func() { close(first) }))
		}()
		select {
		case <-first:
		case <-time.After(time.Duration(o.Request.TimeoutMillis) * time.Millisecond):
			cancel()
			<-first
		}
	}
	return w.states(), nil
}

func (w *watches) read(client grpc_health_v1.HealthClient, ctx context.Context, state *rpcState, answered func()) {
	defer answered()
	stream, err := client.Watch(ctx, &grpc_health_v1.HealthCheckRequest{})
	for err == nil {
		var answer *grpc_health_v1.HealthCheckResponse
		answer, err = stream.Recv()
		if err == nil {
			header, _ := stream.Header()
			w.mutex.Lock()
			state.answeredBy(header)
			state.told(answer)
			w.mutex.Unlock()
			answered()
		}
	}
	w.mutex.Lock()
	state.ended(err)
	w.mutex.Unlock()
}

func (w *watches) states() []rpcState {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	states := make([]rpcState, 0, len(w.held))
	for _, held := range w.held {
		states = append(states, *held)
	}
	sort.Slice(states, func(a, b int) bool { return states[a].Name < states[b].Name })
	return states
}
