package main

import (
	"crypto/rand"
	"net/http"
	"strconv"
	"time"

	vegeta "github.com/tsenart/vegeta/v12/lib"
)

// pressure is a request that is made at a steady rate, whether the earlier ones have been answered or not.
type pressure struct {
	Request request `json:"request"`
	Rate    int     `json:"rate"`
	Millis  int     `json:"millis"`
	// Writes says that each request is a write with an id of its own.
	Writes bool `json:"writes"`
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
	// Acknowledged are the ids of the writes that were answered with success.
	Acknowledged []string `json:"acknowledged"`
}

// idOf names the write of one of vegeta's requests: by the attack, whose name is its own, and by the number in it.
func idOf(attack, number string) string { return attack + "-" + number }

// identified gives each request the id of its write, which vegeta tells in headers and, with the result, to us.
type identified struct{ http.RoundTripper }

func (t identified) RoundTrip(r *http.Request) (*http.Response, error) {
	next := r.Clone(r.Context())
	next.Header.Set(writeHeader, idOf(r.Header.Get("X-Vegeta-Attack"), r.Header.Get("X-Vegeta-Seq")))
	return t.RoundTripper.RoundTrip(next)
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
	var way http.RoundTripper = transport
	if p.Writes {
		way = identified{transport}
	}
	attacker := vegeta.NewAttacker(
		vegeta.Client(&http.Client{
			Transport: way,
			Timeout:   time.Duration(p.Request.TimeoutMillis) * time.Millisecond,
		}),
		vegeta.Redirects(vegeta.NoFollow),
		vegeta.MaxBody(0))
	var metrics vegeta.Metrics
	var acknowledged []string
	rate := vegeta.Rate{Freq: p.Rate, Per: time.Second}
	for result := range attacker.Attack(
		vegeta.NewStaticTargeter(target), rate, time.Duration(p.Millis)*time.Millisecond, rand.Text()) {
		metrics.Add(result)
		if p.Writes && result.Error == "" && result.Code == http.StatusOK {
			acknowledged = append(acknowledged, idOf(result.Attack, strconv.FormatUint(result.Seq, 10)))
		}
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

		Acknowledged: acknowledged,
	}, nil
}
