package scenario

// section is one strand of the story with dice of its own.
type section struct {
	name  string
	write func(writer)
}

// sections are all strands. Their order decides the order of events of the
// same second, their names what they draw.
var sections = []section{
	{"trail delivery", trailDelivery},
	{"flow log delivery", flowDelivery},
	{"service-linked roles", linkedRoles},
	{"scheduled roles", scheduledRoles},
	{"functions", lambdas},
	{"tasks", tasks},
	{"instances", instances},
	{"pipelines", pipelines},
	{"build agent", buildAgentLife},
	{"admins", admins},
	{"click ops", clickOps},
	{"identity center", centerPeople},
	{"finance", finance},
	{"mobile", mobile},
	{"vendor", vendor},
	{"identity pipeline", identityPipeline},
	{"rarities", rarities},
	{"reconnaissance", recon},
	{"escalation", escalation},
	{"production", production},
	{"hold", hold},
	{"role chain", roleChain},
	{"bucket", bucketTheft},
	{"mining", mining},
	{"snapshot", snapshotTheft},
	{"code paths", codePaths},
	{"backdoor", backdoorUse},
	{"containment", containment},
	{"switched role", switchedRole},
}
