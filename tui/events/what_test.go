package events

import "testing"

// TestTheNameOfTheCallGivesWay: on a narrow screen what was done leaves room for to what.
func TestTheNameOfTheCallGivesWay(t *testing.T) {
	table := deliveries(t, 10)
	table.SetColumns([]Column{{"id", 15}, {"event", WidthOf("event")}, {What, WidthOf(What)}})
	table.SetSize(60, 12)
	table.measure()
	table.needs[2].all = WidthOf("event")
	spans := table.spans(1)
	if last := spans[len(spans)-1]; table.columns[last.column].Field != What || last.width != telling {
		t.Errorf("what it was about has %+v:\n%s", spans, rendered(table))
	}
}
