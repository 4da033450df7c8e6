package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// security is how a connection is made secure.
type security struct {
	// ServerName is the name that is asked for.
	ServerName string `json:"serverName"`
	// Authorities that the server's certificate may be signed by, as PEM; without any, none is looked at.
	Authorities string `json:"authorities"`
	// Certificate and Key of the caller, as PEM.
	Certificate string `json:"certificate"`
	Key         string `json:"key"`
	// Protocols that are offered.
	Protocols []string `json:"protocols"`
}

// request is what is asked, of whom, and how often.
type request struct {
	// Address is where the connection goes; Host is who is meant.
	Address string            `json:"address"`
	Host    string            `json:"host"`
	Method  string            `json:"method"`
	Path    string            `json:"path"`
	Headers map[string]string `json:"headers"`
	Body    string            `json:"body"`
	Secure  *security         `json:"secure"`
	HTTP2   bool              `json:"http2"`
	// Count of requests, Concurrency of them at a time; each on a connection of its own if so wished.
	Count         int  `json:"count"`
	Concurrency   int  `json:"concurrency"`
	Separate      bool `json:"separate"`
	TimeoutMillis int  `json:"timeoutMillis"`
}

// response is what came back, or why nothing did.
type response struct {
	Status  int                 `json:"status"`
	Headers map[string][]string `json:"headers"`
	Body    string              `json:"body"`
	Error   string              `json:"error"`
	Micros  int64               `json:"micros"`
	// Subject is the name in the server's certificate.
	Subject string `json:"subject"`
}

func (s *security) config() (*tls.Config, error) {
	config := &tls.Config{ServerName: s.ServerName, NextProtos: s.Protocols}
	if s.Authorities == "" {
		config.InsecureSkipVerify = true
	} else {
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM([]byte(s.Authorities)) {
			return nil, errors.New("the authorities are no PEM")
		}
	}
	if s.Certificate != "" {
		pair, err := tls.X509KeyPair([]byte(s.Certificate), []byte(s.Key))
		if err != nil {
			return nil, err
		}
		config.Certificates = []tls.Certificate{pair}
	}
	return config, nil
}

func (q *request) transport() (*http.Transport, error) {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	protocols := new(http.Protocols)
	transport := &http.Transport{
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return dialer.DialContext(ctx, network, q.Address)
		},
		Protocols:           protocols,
		DisableKeepAlives:   q.Separate,
		MaxIdleConnsPerHost: 1024,
		DisableCompression:  true,
	}
	protocols.SetHTTP1(!q.HTTP2)
	if q.Secure != nil {
		config, err := q.Secure.config()
		if err != nil {
			return nil, err
		}
		transport.TLSClientConfig = config
		protocols.SetHTTP2(q.HTTP2)
		if !q.HTTP2 && config.NextProtos != nil {
			offered := config
			transport.DialTLSContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
				return (&tls.Dialer{NetDialer: dialer, Config: offered}).DialContext(ctx, network, q.Address)
			}
		}
	} else {
		protocols.SetUnencryptedHTTP2(q.HTTP2)
	}
	return transport, nil
}

func (q *request) url() string {
	scheme := "http"
	if q.Secure != nil {
		scheme = "https"
	}
	return scheme + "://" + q.Host + q.Path
}

// call makes requests and answers with what came back, in the order in which they were begun.
func call(q request) ([]response, error) {
	transport, err := q.transport()
	if err != nil {
		return nil, err
	}
	defer transport.CloseIdleConnections()
	client := &http.Client{
		Transport:     transport,
		Timeout:       time.Duration(q.TimeoutMillis) * time.Millisecond,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	responses := make([]response, max(1, q.Count))
	next := make(chan int)
	var workers sync.WaitGroup
	for range max(1, q.Concurrency) {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for i := range next {
				responses[i] = q.once(client)
			}
		}()
	}
	for i := range responses {
		next <- i
	}
	close(next)
	workers.Wait()
	return responses, nil
}

func (q *request) once(client *http.Client) response {
	begin := time.Now()
	next, err := http.NewRequest(q.Method, q.url(), strings.NewReader(q.Body))
	if err != nil {
		return response{Error: err.Error()}
	}
	for name, value := range q.Headers {
		next.Header.Set(name, value)
	}
	result, err := client.Do(next)
	if err != nil {
		return response{Error: err.Error(), Micros: time.Since(begin).Microseconds()}
	}
	defer result.Body.Close()
	body, err := io.ReadAll(result.Body)
	given := response{
		Status: result.StatusCode, Headers: result.Header, Body: string(body), Micros: time.Since(begin).Microseconds(),
	}
	if err != nil {
		given.Error = err.Error()
	}
	if result.TLS != nil && len(result.TLS.PeerCertificates) > 0 {
		given.Subject = result.TLS.PeerCertificates[0].Subject.String()
	}
	return given
}

// stream sends a line and answers with the one that came back.
func stream(q request) (response, error) {
	timeout := time.Duration(max(1, q.TimeoutMillis)) * time.Millisecond
	dialer := &net.Dialer{Timeout: timeout}
	var connection net.Conn
	var err error
	if q.Secure != nil {
		config, wrong := q.Secure.config()
		if wrong != nil {
			return response{}, wrong
		}
		connection, err = tls.DialWithDialer(dialer, "tcp", q.Address, config)
	} else {
		connection, err = dialer.Dial("tcp", q.Address)
	}
	if err != nil {
		return response{Error: err.Error()}, nil
	}
	defer connection.Close()
	_ = connection.SetDeadline(time.Now().Add(timeout))
	if _, err := fmt.Fprintln(connection, "who are you?"); err != nil {
		return response{Error: err.Error()}, nil
	}
	line, err := bufio.NewReader(connection).ReadString('\n')
	if err != nil {
		return response{Error: err.Error()}, nil
	}
	body, err := json.Marshal(answer{Pod: strings.TrimSpace(line)})
	return response{Status: http.StatusOK, Body: string(body)}, err
}
