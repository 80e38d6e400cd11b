package store

func (e And) String() string   { return "tmp" }
func (e Or) String() string    { return "tmp" }
func (e Not) String() string   { return "tmp" }
func (e Match) String() string { return "tmp" }
func (e Text) String() string  { return "tmp" }
func (e And) prec() int        { return 0 }
func (e Or) prec() int         { return 0 }
func (e Not) prec() int        { return 0 }
func (e Match) prec() int      { return 0 }
func (e Text) prec() int       { return 0 }
