package site

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// digest stands for what a file is made from: equal digests, equal files.
type digest [16]byte

// sum digests parts; where one ends and the next begins matters.
func sum(parts ...string) digest {
	h := sha256.New()
	var length [8]byte
	for _, p := range parts {
		binary.LittleEndian.PutUint64(length[:], uint64(len(p)))
		h.Write(length[:])
		h.Write([]byte(p))
	}
	var d digest
	copy(d[:], h.Sum(nil))
	return d
}

// short is a name of n hexadecimal digits for an address, the same for ever
// for the same text and telling nothing of it.
func short(text string, n int) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:])[:n]
}
