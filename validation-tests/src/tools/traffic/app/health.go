package main

import (
	"context"
	"net/http"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

// podHeader names the pod that answers.
const podHeader = "X-Pod"

// newHealth answers the standard health protocol of gRPC, as the container behaves: what is not to be 200 is UNAVAILABLE.
func newHealth(s *server) *grpc.Server {
	rpc := grpc.NewServer(grpc.UnaryInterceptor(s.answerOnce), grpc.StreamInterceptor(s.answerStream))
	grpc_health_v1.RegisterHealthServer(rpc, health.NewServer())
	return rpc
}

func (s *server) answerOnce(
	ctx context.Context, question any, _ *grpc.UnaryServerInfo, answer grpc.UnaryHandler) (any, error) {
	code, delay := s.begin()
	defer s.done()
	if err := grpc.SetHeader(ctx, metadata.Pairs(podHeader, s.name)); err != nil {
		return nil, err
	}
	select {
	case <-time.After(delay):
	case <-ctx.Done():
		return nil, status.FromContextError(ctx.Err()).Err()
	}
	if code != http.StatusOK {
		return nil, status.Error(codes.Unavailable, http.StatusText(code))
	}
	return answer(ctx, question)
}

// answerStream ends streams with UNAVAILABLE when the server goes away: callers then know that they may ask another.
func (s *server) answerStream(
	service any, stream grpc.ServerStream, _ *grpc.StreamServerInfo, answer grpc.StreamHandler) error {
	s.begin()
	defer s.done()
	if err := stream.SetHeader(metadata.Pairs(podHeader, s.name)); err != nil {
		return err
	}
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
