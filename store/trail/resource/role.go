package resource

// Role is what a resource is to an event, as the event's name and the place in
// the record tell. Whether the call failed is another matter.
type Role uint8

// The roles.
const (
	Mentioned Role = iota // named, and nothing was done to it or with it
	Created
	Changed
	Deleted
	Read
	Used    // taken part in: the image of an instance, a key that decrypts
	Granted // given access or rights: the account that a snapshot is shared with
)

// String returns the role in one lower-case word.
func (r Role) String() string {
	switch r {
	case Created:
		return "created"
	case Changed:
		return "changed"
	case Deleted:
		return "deleted"
	case Read:
		return "read"
	case Used:
		return "used"
	case Granted:
		return "granted"
	}
	return "mentioned"
}
