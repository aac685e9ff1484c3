//go:build verify

package site

const queryDocuments = 20000
