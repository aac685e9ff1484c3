package layout

import (
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
)

func TestRoleOf(t *testing.T) {
	for face, want := range map[doc.Face]font.Role{
		doc.FaceTitle: font.Title, doc.FaceSong: font.Song, doc.FaceKai: font.Kai, doc.FaceHei: font.Hei, doc.FaceFang: font.Fang, doc.FaceInherit: font.Fang,
	} {
		if got := RoleOf(face); got != want {
			t.Errorf("%v: %s, want %s", face, got, want)
		}
	}
}

func TestIsLatin(t *testing.T) {
	for _, r := range "aZ09.,%&~éÜőž" {
		if !IsLatin(r) {
			t.Errorf("%c is not Latin", r)
		}
	}
	for _, r := range " 　“”‘’—…·×÷°㎡，。（）〔１ａαж云" {
		if IsLatin(r) {
			t.Errorf("%c is Latin", r)
		}
	}
}
