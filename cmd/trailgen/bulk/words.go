package bulk

// accounts are those AWS's documentation uses.
var accounts = []string{"111122223333", "444455556666", "123456789012", "777788889999", "555555555555", "210987654321"}

var regions = []string{
	"us-east-1", "eu-west-1", "us-west-2", "eu-central-1", "ap-southeast-2", "us-east-2", "ap-northeast-1",
	"eu-north-1", "sa-east-1", "ca-central-1", "ap-south-1", "us-west-1",
}

// usEast1 is the place in regions of the one that records global services.
const usEast1 = 0

var teams = []string{
	"orders", "billing", "search", "catalog", "identity", "payments", "shipping", "media", "mobile", "web", "data",
	"ml", "risk", "crm", "inventory", "platform", "security", "support", "partner", "growth", "ledger", "pricing",
}

var nouns = []string{
	"api", "worker", "events", "archive", "assets", "ingest", "export", "cache", "queue", "reports", "backup", "config",
	"gateway", "scheduler", "indexer", "notifier", "uploads", "metrics", "stream", "batch", "sync", "portal", "artifacts",
	"transform", "lake", "session",
}

var stages = []string{"prod", "staging", "dev", "qa", "sandbox", "dr"}

var people = []string{
	"alice", "bob", "carla", "dmitri", "emeka", "fatima", "george", "hana", "ines", "jorge", "kaisa", "liam", "mei",
	"nadia", "oscar", "priya", "quentin", "rosa", "sven", "tomoko", "ulf", "vera", "wim", "xenia", "yusuf", "zofia",
}

var instanceTypes = []string{
	"m5.large", "t3.medium", "c5.xlarge", "m6i.large", "t3.small", "r5.large", "c6g.large", "m5.2xlarge", "r6i.xlarge",
	"t4g.micro", "g4dn.xlarge", "c7g.medium", "p3.2xlarge",
}

var fileNames = []string{
	"index.html", "config.json", "terraform.tfstate", "manifest.json", "report.csv", "latest.tar.gz", "schema.avsc", "logo.png",
	`Quarterly \"final\" report.pdf`, "Übersicht März.xlsx", "写真/IMG_0042.jpg", "release notes (draft).docx", "naïve café.txt",
	`C:\\temp\\dump.bin`, "отчёт-2026.pdf", "data+backup&more.zip", "emoji-🚀.md", `tab\tseparated.tsv`, "jalapeño\\u00a0menu.html",
}
