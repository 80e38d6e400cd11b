// Package theme holds what all panes draw with: styles, glyphs, numbers as
// people read them, bars, and blocks of padded lines.
//
//	log text ─▶ Clean ─▶ Cut, Pad ─▶ Style.Paint ─▶ Block ─▶ frame
//
// Rules:
//   - Text from logs passes Clean before anything else touches it.
//   - Widths are display cells. Text is cut and padded plain, then painted
//     whole: a painted string is never measured again.
//   - What consists of several values is never cut across two of them (values.go),
//     a sentence by whole words (prose.go), and a name with a role so that the person
//     stays (actor.go).
//   - There is one theme. Its colours are chosen for the terminal's
//     background and the number of colours it has (look.go), and all text can
//     be read: contrast 4.5 on usual backgrounds. Of a terminal that does not
//     tell, its own sixteen colours are taken. The text itself is in the
//     terminal's own colour. Colour never carries a meaning alone.
//   - A pane draws with the glyphs it is given; without Unicode they are
//     ASCII, cell for cell.
package theme
