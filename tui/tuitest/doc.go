// Package tuitest runs terminal programs for tests: a model of Bubble Tea, or a
// real program in a pseudo-terminal, in front of a terminal emulator whose
// screen can be read. Only tests import it.
//
//	           keys                     bytes
//	test ──▶ Terminal ──▶ program ──────────────▶ Screen (emulator)
//	  ▲                                              │ text, modes
//	  └──────────────── WaitFor, Golden ◀────────────┘
//
// Rules:
//   - What the program sees is pinned: size, TERM, colours, language. Clocks
//     are the model's own.
//   - Nothing is read at once: programs draw when they like. A test waits for
//     what the screen should show, up to a deadline.
//   - Golden frames are text: no colours, trailing spaces trimmed. They lie in
//     the module's testdata/golden; `go test ./tui/... -update` writes them.
//   - Pictures are the same with colours, as SVG, for people to look at; they
//     lie in testdata/pictures.
package tuitest
