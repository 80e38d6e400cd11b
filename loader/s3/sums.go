package s3

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"hash/crc32"
	"hash/crc64"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
)

// sums are what the server says of an object's bytes.
type sums struct {
	// checked is a checksum of the whole object. The SDK compares it with a body
	// that comes in one piece; one in several pieces is compared here.
	checked string
	hash    func() hash.Hash
	// md5 is the ETag where that is the MD5 of the bytes, in hexadecimal.
	md5 string
}

// nvme is the polynomial of CRC-64/NVME, bits reversed.
const nvme = 0x9a6c9329ac4bc9b5

// sumsOf reads the checksums of an answer.
func sumsOf(out *s3.GetObjectOutput) sums {
	var s sums
	for _, c := range []struct {
		value *string
		hash  func() hash.Hash
	}{
		{out.ChecksumCRC64NVME, func() hash.Hash { return crc64.New(crc64.MakeTable(nvme)) }},
		{out.ChecksumCRC32C, func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }},
		{out.ChecksumCRC32, func() hash.Hash { return crc32.NewIEEE() }},
		{out.ChecksumSHA256, sha256.New},
		{out.ChecksumSHA1, sha1.New},
	} {
		if value := aws.ToString(c.value); value != "" && out.ChecksumType != types.ChecksumTypeComposite && !strings.Contains(value, "-") {
			s.checked, s.hash = value, c.hash
			break
		}
	}
	if s.checked == "" && etagIsSum(out) {
		s.md5 = strings.Trim(aws.ToString(out.ETag), `"`)
	}
	return s
}

// etagIsSum reports whether the ETag may be the MD5 of the bytes: that of an
// object in parts, or encrypted with a key of its owner's, is something else.
func etagIsSum(out *s3.GetObjectOutput) bool {
	etag := strings.Trim(aws.ToString(out.ETag), `"`)
	raw, err := hex.DecodeString(etag)
	return err == nil && len(raw) == md5.Size && out.SSECustomerAlgorithm == nil &&
		(out.ServerSideEncryption == "" || out.ServerSideEncryption == types.ServerSideEncryptionAes256)
}

// match reports whether bytes have the checksums. Those that the SDK compared
// are compared again only when the bytes came in pieces.
func (s sums) match(text []byte, pieces bool) bool {
	if s.md5 == "" && (s.checked == "" || !pieces) {
		return true
	}
	h := s.start()
	h.Write(text)
	return s.equal(h)
}

// start returns what works the checksum out, nil when the server said none.
func (s sums) start() hash.Hash {
	switch {
	case s.md5 != "":
		return md5.New()
	case s.checked != "":
		return s.hash()
	}
	return nil
}

// equal reports whether the checksum of all bytes is the server's.
func (s sums) equal(h hash.Hash) bool {
	sum := h.Sum(nil)
	if s.md5 != "" {
		return hex.EncodeToString(sum) == s.md5
	}
	return base64.StdEncoding.EncodeToString(sum) == s.checked
}
