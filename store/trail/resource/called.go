package resource

import "strings"

// IsOf reports whether the thing with a canonical id is of a type, as a call of EC2
// calls it that tags what it makes: security-group, natgateway (EC2 API Reference,
// "TagSpecification").
func IsOf(id, kind string) bool {
	f := formOf(id)
	if f == nil {
		return false
	}
	plain := joinedUp(kind)
	for _, noun := range f.nouns {
		if strings.EqualFold(noun, plain) {
			return true
		}
	}
	return plain != "" && strings.HasSuffix(plain, joinedUp(f.kind)) // vpc-flow-log
}

// joinedUp returns a text in lower case and without what is between its words.
func joinedUp(text string) string {
	return strings.ToLower(strings.NewReplacer("-", "", " ", "").Replace(text))
}

// Called returns what people call the thing with a canonical id: its name, without
// the id that AWS put behind it or the kind before.
func Called(id string) string {
	name := Name(id)
	switch Kind(id) {
	case "target group": // name/id
		name, _, _ = strings.Cut(name, "/")
	case "load balancer": // name, or app/name/id
		if parts := strings.Split(name, "/"); len(parts) == 3 {
			name = parts[1]
		}
	case "ECS service": // cluster/name
		name = afterLast(name, '/')
	case "ECS task definition": // name:revision
		name, _, _ = strings.Cut(name, ":")
	}
	return strings.TrimLeft(name, "/")
}
