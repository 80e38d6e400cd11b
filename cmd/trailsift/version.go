package main

import "runtime/debug"

// release is the version that a release is built as; the linker puts it here
// and nothing changes it.
var release string

// version returns the version of the program: the one it was released as, or
// what the build knows of the module.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
