//go:build !verify

package site

// queryDocuments is how many documents a query is measured over; with the tag
// verify it is 20,000.
const queryDocuments = 2000
