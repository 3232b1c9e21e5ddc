// Runs the version that is named, and prints for each fault what came of it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync/atomic"

	handout "probe/handout"
	solution "probe/solution"
)

// store hands out a document for every key, once wait has let it.
type store struct {
	wait           func(key string) error
	opened, closed atomic.Int64
}

type document struct {
	io.Reader
	store *store
}

func (s *store) Open(_ context.Context, key string) (io.ReadCloser, error) {
	if err := s.wait(key); err != nil {
		return nil, err
	}
	s.opened.Add(1)
	return &document{strings.NewReader("<" + key + ">"), s}, nil
}

func (d *document) Close() error {
	d.store.closed.Add(1)
	return nil
}

var (
	version string
	dump    = make([]byte, 4<<20)
)

func readAll(s *store, keys ...string) (string, error) {
	var all [][]byte
	var err error
	if version == "handout" {
		all, err = handout.ReadAll(context.Background(), s, keys)
	} else {
		all, err = solution.ReadAll(context.Background(), s, keys)
	}
	var text strings.Builder
	for _, one := range all {
		text.Write(one)
	}
	return text.String(), err
}

// settle returns how many goroutines of the code at hand there are, as soon as all of them wait for
// something and there are at least so many: from then on nothing changes by itself.
func settle(least int) int {
	for {
		waiting, busy := 0, 0
		text := string(dump[:runtime.Stack(dump, true)])
		for _, one := range strings.Split(text, "\n\n") {
			if !strings.Contains(one, "probe/"+version+".") {
				continue
			}
			_, state, _ := strings.Cut(one, "[")
			state, _, _ = strings.Cut(state, "]")
			state, _, _ = strings.Cut(state, ",")
			switch state {
			case "chan receive", "chan send", "select":
				waiting++
			default:
				busy++
			}
		}
		if busy == 0 && waiting >= least {
			return waiting
		}
		runtime.Gosched()
	}
}

// mixedUp lets the second document arrive before the first.
func mixedUp() string {
	gate := make(chan struct{})
	s := &store{wait: func(key string) error {
		if key == "first" {
			<-gate
		}
		return nil
	}}
	text := make(chan string)
	go func() {
		all, _ := readAll(s, "first", "second")
		text <- all
	}()
	settle(2)
	close(gate)
	return <-text
}

// stuck lets one document fail and only then the others arrive.
func stuck() string {
	gate := make(chan struct{})
	s := &store{wait: func(key string) error {
		if key == "bad" {
			return errors.New("cannot be read")
		}
		<-gate
		return nil
	}}
	_, err := readAll(s, "one", "bad", "two")
	close(gate)
	return fmt.Sprintf("%v, %d goroutines stuck", err, settle(0))
}

func neverClosed() string {
	s := &store{wait: func(string) error { return nil }}
	if _, err := readAll(s, "one", "two", "three"); err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%d of %d left open", s.opened.Load()-s.closed.Load(), s.opened.Load())
}

func allAtOnce() string {
	gate := make(chan struct{})
	var asked atomic.Int64
	s := &store{wait: func(string) error {
		asked.Add(1)
		<-gate
		return nil
	}}
	done := make(chan error)
	go func() {
		_, err := readAll(s, make([]string, 200)...)
		done <- err
	}()
	settle(201)
	most := asked.Load()
	close(gate)
	if err := <-done; err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%d at once, all %d in the end", most, asked.Load())
}

func main() {
	version = os.Args[1]
	fmt.Println("mixed-up-documents\t" + mixedUp())
	fmt.Println("never-closed\t" + neverClosed())
	fmt.Println("all-at-once\t" + allAtOnce())
	fmt.Println("stuck-goroutines\t" + stuck())
}
