package loader

import "time"

// Bounds on one file. What exceeds one becomes a problem that names the file;
// everything read before it stays.
const (
	// maxRecord is the size of one record, or of the part of a container
	// before its records. CloudTrail cuts records at 256 KB; a file with a
	// longer one was not written by it.
	maxRecord = 16 << 20

	// maxInflated is the size of one compressed file's text. CloudTrail's
	// own files stay below 50 MB compressed, 1 GB of text.
	maxInflated = 8 << 30

	// maxRatio is how often all that comes out of a file, of whatever is
	// compressed in it, may exceed the bytes stored, once it is more than
	// freeInflated. Trails inflate 5 to 40 times, very repetitive ones 100;
	// a decompression bomb does a thousand times and more.
	maxRatio     = 256
	freeInflated = 64 << 20

	// headLimit is how far into a text that starts with something else the
	// first record is looked for. Records are smaller.
	headLimit = 1 << 20

	// maxLayers is how many compressed files and archives may lie in each
	// other. A zipped tar.gz of gzip files has four; evidence is packed again
	// by those who pass it on.
	maxLayers = 8

	// maxMembers is how many files one archive may hold, archives in it
	// included: a year of one account has 500,000.
	maxMembers = 1<<memberBits - 1
	memberBits = 20

	// MaxOrder is the largest place of an item in its source. It leaves room for
	// a thousand sources, and for the members of archives.
	MaxOrder  = 1<<orderBits - 1
	orderBits = 34

	// maxBuffered is how much of a zip archive is kept in memory when it
	// cannot be read at random: from a stream or inside another archive.
	maxBuffered = 256 << 20

	// maxNesting is how deep lists, objects and strings that hold JSON may
	// lie around a record. SNS around EventBridge around a record has six.
	maxNesting = 24

	// maxDictionary is the memory a zstd frame may ask for; zstd's own
	// --ultra levels use 128 MiB.
	maxDictionary = 128 << 20
)

// Sizes and intervals that trade memory for speed.
const (
	windowSize  = 1 << 20
	storedChunk = 64 << 10
	queueLength = 16 << 10

	// A gzip file of no more than wholeStored bytes that hold no more than
	// wholeText is inflated as a whole, which is twice as fast. CloudTrail's
	// own files are far below that. What a worker keeps of such a file's
	// memory for the next one is keptText at most.
	wholeStored = 16 << 20
	wholeText   = 64 << 20
	keptText    = 16 << 20

	// maxProblems bounds the list of problems; they are counted beyond it.
	maxProblems = 10_000

	// heldErrors is how many faults of a file are looked at before it is
	// given up, when nothing in it has proved to be a trail.
	heldErrors = 100

	// pulseEvery is after how many records a worker looks at the clock.
	pulseEvery = 64

	// yieldEvery is how long a worker keeps a processor that somebody may wait for.
	yieldEvery = 2 * time.Millisecond

	// Rows are published early so that they can be seen while loading, then
	// ever less often: large blocks are smaller and faster.
	firstFlush = 100 * time.Millisecond
	lastFlush  = 10 * time.Second

	// idleFlush is how long a worker that has nothing to read waits until it
	// publishes what it has.
	idleFlush = time.Second

	// maxAgain bounds the files that are kept for another attempt. An outage
	// that fails more of them is better met by opening the source again.
	maxAgain = 100_000

	// memoryInterval is the time between two looks at the memory that the program
	// holds: in it loading takes some megabytes more.
	memoryInterval = 10 * time.Millisecond

	// progressInterval keeps notifications at ten a second.
	progressInterval = 100 * time.Millisecond
)
