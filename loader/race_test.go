//go:build race

package loader

// raceEnabled says that times mean nothing.
const raceEnabled = true
