package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/BurntSushi/toml"

	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/store"
)

// configHome returns the folder below which programs keep what they are told
// to remember: $XDG_CONFIG_HOME wherever it is set, else where the system has
// it. It is empty for somebody without a home.
func configHome() string {
	if dir := os.Getenv("XDG_CONFIG_HOME"); filepath.IsAbs(dir) {
		return dir
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return dir
}

// noSettings is what --config says to have no file read.
const noSettings = "none"

// settingsError is an error of what the file of settings says.
type settingsError struct{ error }

// readSettings reads the file of settings, once. That there is none is fine,
// unless somebody named it.
func (a *app) readSettings() error {
	if a.settings != nil {
		return nil
	}
	path := a.configFile
	if path == "" && a.configHome != "" {
		path = filepath.Join(a.configHome, "trailsift", "config.toml")
	}
	if path == "" || path == noSettings {
		a.settings = &settings{}
		return nil
	}
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && a.configFile == "":
		a.settings = &settings{}
		return nil
	case err != nil:
		return usageError{settingsError{fmt.Errorf("settings: %s: %w", path, file.Cause(err))}}
	}
	read, err := parseSettings(path, string(text))
	if err != nil {
		return usageError{settingsError{err}}
	}
	a.settings = read
	return nil
}

// parseSettings reads what a file says. An error names the line.
func parseSettings(path, text string) (*settings, error) {
	var values map[string]toml.Primitive
	meta, err := toml.Decode(text, &values)
	if err != nil {
		return nil, inFile(path, err)
	}
	read := &settings{}
	for _, key := range meta.Keys() {
		value := below(&meta, values[key[0]], key[1:])
		if err := meta.PrimitiveDecode(value, &settingValue{read, key.String()}); err != nil {
			return nil, inFile(path, err)
		}
	}
	return read, nil
}

// below returns a value in tables, which no setting has: an error is about it.
func below(meta *toml.MetaData, value toml.Primitive, path []string) toml.Primitive {
	for _, name := range path {
		var table map[string]toml.Primitive
		if meta.PrimitiveDecode(value, &table) != nil {
			break
		}
		value = table[name]
	}
	return value
}

// inFile says in which line of a file something is wrong.
func inFile(path string, err error) error {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return fmt.Errorf("%s:%d: %s", path, parse.Position.Line, parse.Message)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// settingValue is where the value of a key goes. What it returns as an error,
// the decoder gives a line.
type settingValue struct {
	to  *settings
	key string
}

// UnmarshalTOML takes the value.
func (v *settingValue) UnmarshalTOML(value any) error {
	var keys []string
	for _, s := range allSettings() {
		if s.key != v.key {
			keys = append(keys, s.key)
			continue
		}
		if err := s.take(v.to, value); err != nil {
			return fmt.Errorf("%s: %w", v.key, err)
		}
		return nil
	}
	if similar := store.Similar(v.key, keys); similar != "" {
		return fmt.Errorf("there is no setting %q: did you mean %s?", v.key, similar)
	}
	return fmt.Errorf("there is no setting %q", v.key)
}
