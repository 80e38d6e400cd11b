package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/events"
)

// takeColumns takes the columns of the event list: names of fields, each with a
// width where it is not to be the usual one.
func takeColumns(s *settings, value any) error {
	list, ok := value.([]any)
	if !ok || len(list) == 0 {
		return unlike(`a list such as ["actor", "event:30"]`, value)
	}
	for _, item := range list {
		text, ok := item.(string)
		if !ok {
			return unlike("names of fields", item)
		}
		column, err := columnOf(text)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(s.columns, func(c events.Column) bool { return c.Field == column.Field }) {
			return fmt.Errorf("%s is there twice", column.Field)
		}
		s.columns = append(s.columns, column)
	}
	return nil
}

// columnOf reads a column: name, or name:width.
func columnOf(text string) (events.Column, error) {
	name, width := text, 0
	if i := strings.LastIndexByte(text, ':'); i >= 0 && !strings.HasSuffix(text, `"`) {
		n, err := strconv.Atoi(text[i+1:])
		if err != nil || n < events.MinWidth || n > events.MaxWidth {
			return events.Column{}, fmt.Errorf("%s: want a width from %d to %d, not %q", text[:i], events.MinWidth, events.MaxWidth, text[i+1:])
		}
		name, width = text[:i], n
	}
	if name != events.What {
		field, err := listedField(name)
		if err != nil {
			return events.Column{}, err
		}
		if name = field; name == "time" {
			return events.Column{}, fmt.Errorf("the time always comes first: leave it out")
		}
	}
	if width == 0 {
		width = events.WidthOf(name)
	}
	return events.Column{Field: name, Width: width}, nil
}

// listedField returns how filters call a field that a list may show.
func listedField(name string) (string, error) {
	lang := trail.Language()
	if err := checkField(lang, name); err != nil {
		return "", err
	}
	column, _, _ := lang.Resolve(name)
	if trail.Secret(column) {
		return "", fmt.Errorf("%s holds secrets: no column shows them", name)
	}
	return lang.Name(column), nil
}

// takeSort takes what the event list is sorted by: a field, with a minus for
// the other way round.
func takeSort(s *settings, value any) error {
	text, ok := value.(string)
	name, descending := strings.CutPrefix(text, "-")
	if !ok || name == "" {
		return unlike(`a field such as "actor", or "-time" for the newest first`, value)
	}
	field, err := listedField(name)
	if err != nil {
		return err
	}
	if field == "time" {
		field = ""
	}
	s.sort = events.Order{Field: field, Descending: descending}
	return nil
}
