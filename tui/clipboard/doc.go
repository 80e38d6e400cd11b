// Package clipboard gets text from a program in a terminal to the clipboard of
// the person in front of it, who may be an SSH connection and a multiplexer
// away:
//
//	program ──▶ tmux or screen ──▶ ssh ──▶ terminal ──▶ clipboard
//	        OSC 52, wrapped for what
//	        stands between
//
// The way is OSC 52, an escape sequence with the text in base64. Nothing
// answers it, so that nobody knows whether it arrived; what is known:
//
//   - kitty, WezTerm, foot, Ghostty, Alacritty, Windows Terminal, Konsole, rio,
//     mintty, the terminal of VS Code and iTerm2 (where it is allowed in the
//     settings) take it; mosh passes it on from 1.4.
//   - xterm does when allowWindowOps is on; terminals of the VTE family, such
//     as GNOME Terminal, and older versions of others ignore it; the consoles
//     of Linux and of serial lines have no clipboard.
//   - tmux takes it with set-clipboard on (external, which it is by itself,
//     ignores programs) and passes on what is wrapped for it with
//     allow-passthrough on, before version 3.3 always. Both are sent.
//   - screen passes on what is wrapped for it, in pieces: of what is longer it
//     draws the rest on the screen.
//
// Where there is no clipboard the text is printed below what the terminal
// showed before, to be selected there; it can be read after the program has
// ended, too.
//
// The package writes nothing by itself and knows no keys.
package clipboard
