// Package theme holds what all panes draw with: styles, glyphs, numbers as
// people read them, bars, and blocks of padded lines.
//
//	log text ─▶ Clean ─▶ Cut, Pad ─▶ Style.Paint ─▶ Block ─▶ frame
//
// Rules:
//   - Text from logs passes Clean before anything else touches it.
//   - Widths are display cells. Text is cut and padded plain, then painted
//     whole: a painted string is never measured again.
//   - Styles use the sixteen colours and attributes only, so that the
//     terminal's own palette decides what they look like. Colour never
//     carries a meaning alone.
//   - A pane draws with the glyphs it is given; without Unicode they are
//     ASCII, cell for cell.
package theme
