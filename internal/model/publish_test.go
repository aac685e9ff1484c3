package model

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

func targetsOf(t *testing.T, text string) ([]Target, []diag.Diagnostic) {
	t.Helper()
	var bag diag.Bag
	p := ReadProject(source.NewFile("yinfa.yaml", text), &bag)
	return p.Targets(&bag), bag.Sorted()
}

func TestTargets(t *testing.T) {
	list, found := targetsOf(t, `机关: 云澜市人民政府
发布:
  内网: {方式: 文件夹, 文件夹: /srv/www/云澜}
  外网:
    方式: git
    远程: git@git.example.org:yunlan/site.git
    分支: pages
    署名: 云澜市人民政府办公室
    邮箱: gk@example.org
  云存储: {方式: S3, 地址: "https://s3.example.org", 存储桶: site, 前缀: 公开, 区域: cn-1}
`)
	if len(found) > 0 {
		t.Fatal(diag.Text(found))
	}
	if len(list) != 3 {
		t.Fatalf("%+v", list)
	}
	for i, want := range []string{"内网 文件夹 /srv/www/云澜", "外网 git git@git.example.org:yunlan/site.git pages 云澜市人民政府办公室 gk@example.org", "云存储 S3 https://s3.example.org site 公开 cn-1"} {
		x := list[i]
		parts := []string{x.Name.Value, string(x.Kind)}
		for _, v := range []string{x.Folder.Value, x.Remote.Value, x.Branch.Value, x.Author.Value, x.Email.Value, x.Endpoint.Value, x.Bucket.Value, x.Prefix.Value, x.Region.Value} {
			if v != "" {
				parts = append(parts, v)
			}
		}
		if got := strings.Join(parts, " "); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestTargetsComplain(t *testing.T) {
	for text, want := range map[string]diag.Code{
		"发布: 外网": diag.PublishTarget,
		"发布:\n  外网: https://git.example.org/a.git":                                     diag.PublishTarget,
		"发布:\n  外网: {远程: a, 分支: b}":                                                    diag.KeyMissing,
		"发布:\n  外网: {方式: ftp}":                                                         diag.ValueChoice,
		"发布:\n  外网: {方式: git, 远程: a}":                                                  diag.KeyMissing,
		"发布:\n  外网: {方式: 文件夹, 文件夹: a, 分支: b}":                                          diag.KeyUnknown,
		"发布:\n  外网: {方式: git, 远程: \"https://li:hush@git.example.org/a\", 分支: b}":       diag.PublishSecret,
		"发布:\n  外网: {方式: S3, 地址: \"https://s3.example.org\", 存储桶: a, 密钥: hush}":        diag.PublishSecret,
		"发布:\n  外网: {方式: git, 远程: \"https://%zz\", 分支: b}":                             diag.PublishTarget,
		"发布:\n  外网: {方式: git, 远程: \"https://li:hush@git.example.org/a\", 分支: b, X: 1}": diag.PublishSecret,
	} {
		list, found := targetsOf(t, text)
		if len(list) != 0 || len(found) == 0 {
			t.Errorf("%s: %d targets, %v", text, len(list), found)
			continue
		}
		has := false
		for _, d := range found {
			has = has || d.Code == want
			if d.Hint == "" || d.Span.Start.Line == 0 || strings.Contains(d.Summary+d.Detail+d.Hint, "hush") {
				t.Errorf("%s: %+v", text, d)
			}
		}
		if !has {
			t.Errorf("%s: no %s in\n%s", text, want, diag.Text(found))
		}
	}
	if list, found := targetsOf(t, "发布:\n"); len(list) != 0 || len(found) != 0 {
		t.Errorf("an empty section: %v %v", list, found)
	}
}
