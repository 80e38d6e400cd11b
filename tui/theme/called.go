package theme

// Called is what people call something that has an id which nobody knows: a session by
// who had it, and since when.
type Called struct {
	Who   string
	More  string // how many others had it, as " +2"
	Since string // no log text
}

// String says all of it, not yet cleaned; "" for what has no name.
func (c Called) String() string {
	if c.Since == "" {
		return c.Who + c.More
	}
	return c.Who + c.More + sinceWord + c.Since
}

const sinceWord = "  since "

// CleanCut says in at most width cells what tells it from others: all of when, and of who
// what there is room for. The word between them gives way to a name that is read then.
func (c Called) CleanCut(width int) string {
	who := CleanCut(c.Who, max(actorRead, width))
	whole, since := Width(who), ""
	if c.Since != "" {
		since = " " + c.Since
		switch room := width - Width(c.More+sinceWord+c.Since); {
		case room >= whole, room >= RoomForActor(who) && width-Width(c.More+since) < whole:
			since = sinceWord + c.Since
		}
	}
	if room := width - Width(c.More+since); room >= min(whole, leastWho) {
		return CleanCutActor(who, room) + c.More + since
	}
	return Cut(who+c.More, width)
}

// leastWho is the room in which a name is somebody's.
const leastWho = 8
