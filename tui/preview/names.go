package preview

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// fullName is what a leaf is called below the keys that its section names.
func fullName(l leaf, of string) string {
	name := l.name
	if of != "" {
		name = name[len(of)+1:]
	}
	return theme.CleanCut(name, maxName)
}

// namesOf returns what leaves are called in some cells: by the last keys of their paths,
// as many as have room, and where other leaves of the event would have that name too by
// as many as tell them apart.
func namesOf(leaves []leaf, of string, room int, all []string) []string {
	out := make([]string, len(leaves))
	for i, l := range leaves {
		out[i] = tail(fullName(l, of), room)
		path := theme.CleanCut(l.name, maxName)
		switch keys, cut := strings.CutPrefix(out[i], "…"); {
		case !cut:
		case endsOther(path, keys, all):
			out[i] = telling(path, all, room)
		case len(keys) <= generalKey:
			out[i] = withParent(path, keys, room)
		}
	}
	return out
}

// generalKey is the length of keys that say what of something they are, as name, state and
// enabled do; longer ones mostly say of what.
const generalKey = 7

// withParent adds to the last key of a path a bit of the one before, if there is room.
func withParent(path, key string, room int) string {
	const leastParent = 4
	parent := strings.TrimSuffix(path, "."+key)
	parent = parent[strings.LastIndexByte(parent, '.')+1:]
	left := room - theme.Width(key) - 1
	if left < leastParent {
		return "…" + key
	}
	return theme.Cut(parent, left) + "." + key
}

// allNames returns the paths of all leaves of the event.
func (p *Pane) allNames() []string {
	var out []string
	for _, s := range p.event.sections {
		for _, l := range s.leaves {
			out = append(out, theme.CleanCut(l.name, maxName))
		}
	}
	return out
}

// endsOther reports whether the last keys of a path are those of another one too.
func endsOther(path, keys string, others []string) bool {
	return slices.ContainsFunc(others, func(o string) bool { return o != path && strings.HasSuffix("."+o, "."+keys) })
}

// telling returns what tells a path from others in some cells.
func telling(path string, others []string, room int) string {
	end := apart(path, others)
	if end != path && theme.Width(end) < room {
		return "…" + end
	}
	return theme.CutMiddle(end, room)
}

// apart returns the fewest last keys of a path that no other path ends with.
func apart(path string, others []string) string {
	at := len(path)
	for {
		if at = strings.LastIndexByte(path[:at], '.'); at < 0 || !endsOther(path, path[at+1:], others) {
			return path[at+1:]
		}
	}
}

// tail returns as many of the last keys of a path as there is room for: they tell
// more than the first.
func tail(path string, room int) string {
	if theme.Width(path) <= room {
		return path
	}
	for {
		_, rest, more := strings.Cut(path, ".")
		if !more {
			return theme.CutMiddle(path, room)
		}
		if path = rest; theme.Width(path) < room {
			return "…" + path
		}
	}
}
