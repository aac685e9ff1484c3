package font

// Face is one parsed face.
type Face struct{}
