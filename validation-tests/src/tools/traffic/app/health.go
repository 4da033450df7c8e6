package main

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"
)

// podHeader names the pod that answers.
const podHeader = "X-Pod"

func newHealth(s *server) *grpc.Server {
	rpc := grpc.NewServer(grpc.StreamInterceptor(s.answerStream))
	grpc_health_v1.RegisterHealthServer(rpc, health.NewServer())
	return rpc
}

func isRPC(r *http.Request) bool {
	return r.ProtoMajor == 2 && strings.HasPrefix(r.Header.Get("Content-Type"), "application/grpc")
}

// serveRPC answers the standard health protocol of gRPC, as the container behaves: what is not to be 200 is UNAVAILABLE, and nothing
// else is sent, as servers do that have nothing else to say.
func (s *server) serveRPC(w http.ResponseWriter, r *http.Request) {
	code, delay := s.begin()
	defer s.done()
	select {
	case <-time.After(delay):
	case <-r.Context().Done():
		return
	}
	w.Header().Set(podHeader, s.name)
	if code != http.StatusOK {
		w.Header().Set("Content-Type", "application/grpc")
		w.Header().Set("Grpc-Status", strconv.Itoa(int(codes.Unavailable)))
		w.Header().Set("Grpc-Message", http.StatusText(code))
		return
	}
	s.rpc.ServeHTTP(w, r)
}

// answerStream ends streams with UNAVAILABLE when the server goes away: callers then know that they may ask another.
func (s *server) answerStream(
	service any, stream grpc.ServerStream, _ *grpc.StreamServerInfo, answer grpc.StreamHandler) error {
	ctx, cancel := context.WithCancel(stream.Context())
	defer cancel()
	defer context.AfterFunc(s.leaving, cancel)()
	err := answer(service, endingStream{stream, ctx})
	if s.leaving.Err() != nil {
		return status.Error(codes.Unavailable, "going away")
	}
	return err
}

// endingStream is a stream whose context ends earlier.
type endingStream struct {
	grpc.ServerStream
	ctx context.Context
}

func (e endingStream) Context() context.Context { return e.ctx }
