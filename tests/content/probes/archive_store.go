package archive

import (
	"context"
	"io"
)

// Store is what the handed-out code reads from.
type Store interface {
	Open(ctx context.Context, key string) (io.ReadCloser, error)
}
