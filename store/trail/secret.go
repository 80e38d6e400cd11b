package trail

import "strings"

// Mask is what stands in place of a secret.
const Mask = "••• masked •••"

// secretKeys are the last keys of paths whose values open doors. STS answers
// hold session tokens in clear in every collection of real logs looked at;
// Systems Manager answers hold the tokens and stream addresses of sessions.
var secretKeys = map[string]bool{
	"sessiontoken": true, "secretaccesskey": true, "tokenvalue": true, "streamurl": true,
	"password": true, "newpassword": true, "oldpassword": true, "masteruserpassword": true,
	"passworddata": true, "secretstring": true, "secretbinary": true, "signintoken": true,
	"samlassertion": true, "webidentitytoken": true, "privatekey": true, "keymaterial": true,
	"plaintext": true, "authorizationtoken": true, "accesstoken": true, "refreshtoken": true,
	"idtoken": true, "clientsecret": true, "authtoken": true, "oauthtoken": true,
}

// Secret reports whether the values at a JSON path, brackets dropped, are to
// be masked when shown, copied or exported: one of the path's keys is that of
// a secret.
func Secret(path string) bool {
	for key := range strings.SplitSeq(path, ".") {
		if secretKeys[strings.ToLower(strings.Trim(key, `"`))] {
			return true
		}
	}
	return false
}
