package main

import (
	"net/http"
	"time"

	vegeta "github.com/tsenart/vegeta/v12/lib"
)

// pressure is a request that is made at a steady rate, whether the earlier ones have been answered or not.
type pressure struct {
	Request request `json:"request"`
	Rate    int     `json:"rate"`
	Millis  int     `json:"millis"`
}

// measured is what came of it; times are in microseconds.
type measured struct {
	Requests uint64         `json:"requests"`
	Statuses map[string]int `json:"statuses"`
	Errors   []string       `json:"errors"`
	Rate     float64        `json:"rate"`
	Millis   int64          `json:"millis"`
	P50      int64          `json:"p50"`
	P90      int64          `json:"p90"`
	P99      int64          `json:"p99"`
	Max      int64          `json:"max"`
}

func load(p pressure) (measured, error) {
	transport, err := p.Request.transport()
	if err != nil {
		return measured{}, err
	}
	defer transport.CloseIdleConnections()
	headers := http.Header{}
	for name, value := range p.Request.Headers {
		headers.Set(name, value)
	}
	target := vegeta.Target{
		Method: p.Request.Method, URL: p.Request.url(), Body: []byte(p.Request.Body), Header: headers,
	}
	attacker := vegeta.NewAttacker(
		vegeta.Client(&http.Client{
			Transport: transport,
			Timeout:   time.Duration(p.Request.TimeoutMillis) * time.Millisecond,
		}),
		vegeta.Redirects(vegeta.NoFollow),
		vegeta.MaxBody(0))
	var metrics vegeta.Metrics
	rate := vegeta.Rate{Freq: p.Rate, Per: time.Second}
	for result := range attacker.Attack(
		vegeta.NewStaticTargeter(target), rate, time.Duration(p.Millis)*time.Millisecond, "load") {
		metrics.Add(result)
	}
	metrics.Close()
	return measured{
		Requests: metrics.Requests,
		Statuses: metrics.StatusCodes,
		Errors:   metrics.Errors,
		Rate:     metrics.Rate,
		Millis:   (metrics.Duration + metrics.Wait).Milliseconds(),
		P50:      metrics.Latencies.P50.Microseconds(),
		P90:      metrics.Latencies.P90.Microseconds(),
		P99:      metrics.Latencies.P99.Microseconds(),
		Max:      metrics.Latencies.Max.Microseconds(),
	}, nil
}
