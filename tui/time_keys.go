package tui

// timelineKeys are the keys of the timeline.
func timelineKeys() []binding {
	return []binding{
		{[]string{"l", "right"}, inTimeline, "Move", "Next, previous bar", foot{}, (*App).nextBar},
		{[]string{"h", "left"}, inTimeline, "Move", "Next, previous bar", foot{}, (*App).previousBar},
		{[]string{"enter"}, inTimeline, "Go", "Open its events", foot{"events", inTimeline}, (*App).openBucket},
		{[]string{"}"}, inTimeline, "Go", "Next burst", foot{"burst", inTimeline}, (*App).nextBurst},
		{[]string{"{"}, inTimeline, "Go", "Previous burst", foot{}, (*App).previousBurst},
		{[]string{"e"}, inTimeline, "Go", "Next failure", foot{"next failure", inTimeline}, (*App).nextFailedBar},
		{[]string{"E"}, inTimeline, "Go", "Previous failure", foot{}, (*App).previousFailedBar},
		{[]string{"="}, inTimeline, "Filter", "Only this time", foot{}, (*App).zoomIn},
		{[]string{"+"}, inTimeline, "Filter", "Also this time", foot{}, (*App).alsoTime},
		{[]string{"-"}, inTimeline, "Filter", "Without this time", foot{}, (*App).withoutTime},
	}
}

// timeKeys are the keys of time on all screens.
func timeKeys() []binding {
	const zooms = inOverview | inTimeline
	return []binding{
		{[]string{"i"}, zooms, "Time", "To the timeline; hide it", foot{}, (*App).toTimeline},
		{[]string{"["}, zooms, "Time", "Range from here", foot{"from", inTimeline}, (*App).setFrom},
		{[]string{"]"}, zooms, "Time", "Range to here", foot{"to", inTimeline}, (*App).setTo},
		{[]string{"z"}, zooms, "Time", "Zoom in: range or bar", foot{"zoom in", inTimeline}, (*App).zoomIn},
		{[]string{"z"}, inEvents | inPreview, "Time", "Zoom in around the event", foot{}, (*App).zoomAround},
		{[]string{"Z"}, zooms | inEvents | inPreview, "Time", "Zoom out", foot{"out", inTimeline}, (*App).zoomOut},
		{[]string{"t"}, onValues | inTimeline | inPreview, "Time", "Go to a time or event", foot{"go to", inTimeline}, (*App).goTo},
		{[]string{"T"}, onData, "Time", "UTC or local time", foot{}, (*App).switchZone},
		{[]string{"}"}, inEvents | inPreview, "Time", "Over the next gap", foot{}, (*App).nextGap},
		{[]string{"{"}, inEvents | inPreview, "Time", "Back over a gap", foot{}, (*App).previousGap},
	}
}
