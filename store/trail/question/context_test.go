package question_test

import stdcontext "context"

// context is that of tests, which end by themselves.
func context() stdcontext.Context { return stdcontext.Background() }
