package store

import (
	"context"
	"slices"
)

// best keeps the first few of many items in the order of compare.
type best[T any] struct {
	limit   int // 0 keeps all
	compare func(a, b T) int
	items   []T
	cut     bool // the first limit items are sorted, and no others matter
}

// takes reports whether an item may be among the first.
func (b *best[T]) takes(x T) bool {
	return !b.cut || b.compare(x, b.items[b.limit-1]) < 0
}

// add offers an item.
func (b *best[T]) add(x T) {
	if !b.takes(x) {
		return
	}
	b.items = append(b.items, x)
	if b.limit > 0 && len(b.items) >= 2*b.limit+64 {
		b.shorten()
	}
}

func (b *best[T]) shorten() {
	slices.SortFunc(b.items, b.compare)
	b.items, b.cut = b.items[:b.limit], true
}

// sorted returns the first items of several collections in order.
func sorted[T any](ctx context.Context, limit int, compare func(a, b T) int, from ...[]T) ([]T, error) {
	all, err := mergeSort(ctx, slices.Concat(from...), compare)
	if limit > 0 && len(all) > limit {
		all = slices.Clone(all[:limit])
	}
	return all, err
}

// sortPiece is what is sorted without looking at the context: some
// milliseconds.
const sortPiece = 1 << 13

// mergeSort sorts items on all processors. It stops early with the context's
// error.
func mergeSort[T any](ctx context.Context, items []T, compare func(a, b T) int) ([]T, error) {
	pieces := slices.Collect(slices.Chunk(items, sortPiece))
	err := forEach(ctx, len(pieces), func(_, i int) { slices.SortFunc(pieces[i], compare) })
	for len(pieces) > 1 && err == nil {
		merged := make([][]T, (len(pieces)+1)/2)
		err = forEach(ctx, len(merged), func(_, i int) {
			if 2*i+1 == len(pieces) {
				merged[i] = pieces[2*i]
				return
			}
			merged[i] = merge2(ctx, pieces[2*i], pieces[2*i+1], compare)
		})
		pieces = merged
	}
	if err != nil || len(pieces) == 0 {
		return nil, err
	}
	return pieces[0], nil
}

// merge2 merges two sorted lists; equal items of a come first. It gives up
// when the context is done.
func merge2[T any](ctx context.Context, a, b []T, compare func(a, b T) int) []T {
	out := make([]T, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if len(out)&0xfff == 0 && ctx.Err() != nil {
			return nil
		}
		if compare(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
