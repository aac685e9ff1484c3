// Package serve shows a project in the browser while it is being written.
//
// In: a project folder that somebody edits. Out: a web page with the list of
// documents and what was found in them, the pages as they will be printed,
// source places and page places both ways, files for download, and the public
// site as a build would make it now. It answers this machine's browser unless
// told otherwise, changes nothing, and gives out nothing but the project's
// documents and what is made of them: no path leads out of the project.
package serve

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"time"
)

// Options say what to show.
type Options struct {
	Root     string // the project folder
	FontDirs []string
	Remote   bool // other machines may ask: hosts are addresses, not names
}

// Server shows one project. It holds nothing open while Serve does not run.
type Server struct {
	options Options
	desk    *desk
}

// New reads the project. The error is a broken environment.
func New(o Options) (*Server, error) {
	d, err := newDesk(o.Root, o.FontDirs)
	if err != nil {
		return nil, err
	}
	return &Server{o, d}, nil
}

// goodbye is how long answers under way may take when the server ends.
const goodbye = 2 * time.Second

// Serve answers until the context ends, which is no error.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	server := &http.Server{
		Handler:           s.Handler(listener.Addr()),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		// Streams of events end with the server.
		BaseContext: func(net.Listener) context.Context { return ctx },
		ErrorLog:    log.New(nowhere{}, "", 0),
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.desk.work(ctx)
	}()
	shut := make(chan error, 1)
	go func() {
		<-ctx.Done()
		last, cancel := context.WithTimeout(context.Background(), goodbye)
		defer cancel()
		shut <- server.Shutdown(last)
	}()
	err := server.Serve(listener)
	stop()
	<-ended
	if errors.Is(err, http.ErrServerClosed) {
		err = <-shut
		if errors.Is(err, context.DeadlineExceeded) {
			err = server.Close()
		}
	}
	return err
}

// nowhere takes what net/http says of broken connections: browsers break
// them all the time.
type nowhere struct{}

func (nowhere) Write(p []byte) (int, error) { return len(p), nil }
