package schema

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestWrite(t *testing.T) {
	root := Object("甲文件", map[string]Shape{"日": Said("哪一天", Day()), "名": Said("<名>", Texts())}, "名")
	var got struct {
		Schema     string `json:"$schema"`
		Title      string
		Required   []string
		Properties map[string]struct{ Description string }
	}
	if err := json.Unmarshal(Write("甲", root), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema == "" || got.Title != "甲" || len(got.Required) != 1 || got.Properties["名"].Description != "<名>" || got.Properties["日"].Description != "哪一天" {
		t.Errorf("%+v", got)
	}
	if _, named := root["title"]; named {
		t.Error("the shape itself was given the title")
	}
	first, second := Write("甲", root), Write("甲", root)
	if !bytes.Equal(first, second) {
		t.Error("the schema is not the same twice")
	}
}

func TestSaidLeavesItsShapeAlone(t *testing.T) {
	s := Text()
	if Said("说明", s)["description"] != "说明" || s["description"] != nil {
		t.Errorf("%v", s)
	}
}
