// Package tui is the terminal interface: screens over a store that may still
// be filling.
//
//	key, size, tick, answer ─▶ Update ─▶ state, panes ─▶ View ─▶ frame
//	                             │  ▲
//	                             ▼  │ answer with the number of its question
//	                    command: select, facets, timeline, view
//
// [App] is the only tea.Model. Update routes by focus and by family of
// message and never computes: whatever takes time runs in a command, with a
// sequence number and a cancel, and stale answers are dropped. Panes are plain
// structs in the packages below this one; a pane knows the store and the
// theme, one that draws time its axis, and none another pane.
//
//	+--------------------------------------------------------------+
//	| what is loaded                       counts, honest     zone |
//	| crumbs                                        N of M, share  |
//	| filter                                                       |
//	| body: welcome | timeline, facets | list, preview | tree      |
//	|       table of two fields | heat map | answer | difference   |
//	| what happens right now                                       |
//	| next keys                                  : commands ? help |
//	+--------------------------------------------------------------+
//
// Rules:
//   - The filter belongs to the investigation, not to a screen; only the
//     condition that enter added leaves again with esc.
//   - Undo brings back all that is in state: conditions, the lists of the
//     overview, sorts; with a zoom, where the timeline's cursor and range were.
//     On a list that enter or a pivot opened, and that nobody has narrowed since,
//     the step to take back is that one: the list is left, and redo opens it again.
//     A key that was refused leaves nothing to take back, so undo after it asks first.
//   - What a screen brought along leaves with it, also what Z left of that.
//   - What hides noise is a condition like any other. It changes what is listed
//     and counted; what connects events looks at all of them, hidden or not.
//   - Answers, to a pivot or to a question of the catalogue, are screens of
//     their own and look at all events. Events that an answer leads to are
//     listed whatever the filter: its conditions are off until the list is left.
//   - One keymap feeds matching, footer, palette, help and the README.
//   - ^c quits at once from a screen. What is open over one, a line, a menu or the
//     help, it leaves first, one thing at a time; where that leads back to the screen
//     it says that the next one quits. A filter that was left comes back with the
//     arrow up.
//   - A click and a notch of the wheel do what keys do: a pane puts its cursor on
//     what is drawn at a cell, App routes. Nothing needs the mouse.
//   - Files are written by a command that owns them: new ones only, and none that
//     is not complete.
//   - Layout is a pure function of the size and the screen. Where two panes do
//     not fit, or somebody wants one large, the one with the focus has the room.
//   - Loading is seen through [Load] alone; this package never imports a
//     loader.
package tui
