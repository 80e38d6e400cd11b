package tui

import "slices"

// facetKeys are the commands about facets as such, and those of a table of
// two.
func facetKeys() []binding {
	return []binding{
		{[]string{"F"}, inOverview | inTimeline, "Look", "Fields: add a facet", foot{"fields", inOverview}, (*App).browseFacets},
		{[]string{"x"}, inOverview, "Look", "Remove, move this facet", foot{}, (*App).removeFacet},
		{[]string{"("}, inOverview, "Look", "Remove, move this facet", foot{}, (*App).facetBack},
		{[]string{")"}, inOverview, "Look", "Remove, move this facet", foot{}, (*App).facetForward},
		{[]string{"s"}, inOverview, "Look", "Sort it; rare end first", foot{}, (*App).sortFacet},
		{[]string{"S"}, inOverview, "Look", "Sort it; rare end first", foot{}, (*App).reverseFacet},
		{[]string{"m"}, inOverview, "Look", "Cross table: mark, choose", foot{}, (*App).markFacet},
		{[]string{"#"}, inOverview, "Look", "Cross table: mark, choose", foot{}, (*App).crossFacet},
		{[]string{"f"}, inEvents | inPreview, "Look", "Facet of this column", foot{"facet", inEvents}, (*App).facetHere},
		{[]string{"f"}, inDetail, "Look", "Facet of this path", foot{"facet", inDetail}, (*App).facetHere},
		{[]string{"#"}, inCross, "Look", "Exchange rows and columns", foot{"turn", inCross}, (*App).turnCross},
	}
}

// crossKeys are the commands of a table of two fields in one of the groups that
// other screens have too.
func crossKeys(group string) []binding {
	return slices.DeleteFunc([]binding{
		{[]string{"l", "right", "tab"}, inCross, "Move", "Next, previous column", foot{}, (*App).crossRight},
		{[]string{"h", "left", "shift+tab"}, inCross, "Move", "Next, previous column", foot{}, (*App).crossLeft},
		{[]string{"enter"}, inCross, "Go", "Open the cell's events", foot{"events", inCross}, (*App).openCell},
		{[]string{"="}, inCross, "Filter", "Only this cell", foot{"only", inCross}, (*App).onlyCell},
		{[]string{"+"}, inCross, "Filter", "Also this cell", foot{}, (*App).alsoCell},
		{[]string{"-"}, inCross, "Filter", "Without this cell", foot{"without", inCross}, (*App).withoutCell},
	}, func(b binding) bool { return b.group != group })
}
