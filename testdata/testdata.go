// Package testdata holds the incident of the demo. `./...` skips this folder:
// whoever tests or vets all packages has to name it.
package testdata

import _ "embed"

// DemoName is the name of the archive that [Demo] returns.
const DemoName = "demo.tar.zst"

//go:embed demo.tar.zst
var demo []byte

// Demo is the incident as one archive: a tar compressed with zstd of the
// trail's log files, plain JSON, under the keys they have in the trail's
// bucket. cmd/trailgen/scenario tells the story. The caller must not change
// the bytes.
func Demo() []byte { return demo }
