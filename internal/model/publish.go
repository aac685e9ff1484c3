package model

import (
	"net/url"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// TargetKind says how a target is reached.
type TargetKind string

// The kinds, as 方式 spells them.
const (
	TargetFolder TargetKind = "文件夹"
	TargetGit    TargetKind = "git"
	TargetS3     TargetKind = "S3"
)

// Target is one place of 发布 that the public site is sent to. Only the
// fields of its kind are filled.
type Target struct {
	Name doc.Text
	Kind TargetKind

	Folder doc.Text // 文件夹

	Remote doc.Text // 远程
	Branch doc.Text // 分支
	Author doc.Text // 署名
	Email  doc.Text // 邮箱

	Endpoint doc.Text // 地址
	Bucket   doc.Text // 存储桶
	Prefix   doc.Text // 前缀
	Region   doc.Text // 区域
}

// secretKeys are keys under which somebody might write a password.
var secretKeys = []string{"口令", "密码", "密钥", "令牌", "访问密钥", "用户名", "token", "password", "secret"}

// Targets reads 发布, in the order written. A target with errors is left out.
func (p *Project) Targets(bag *diag.Bag) []Target {
	var out []Target
	for _, section := range p.Sections {
		if section.Key != "发布" || section.Value.Empty() {
			continue
		}
		if section.Value.Kind != yaml.Mapping {
			bag.Error(diag.PublishTarget, section.KeySpan, "“发布”下面应是一个个目标", "每个目标写一个名称，下面写方式和地方，例如：\n  外网:\n    方式: git")
			continue
		}
		for _, e := range section.Value.Entries {
			if t, ok := target(e, bag); ok {
				out = append(out, t)
			}
		}
	}
	return out
}

func target(e yaml.Entry, bag *diag.Bag) (Target, bool) {
	t := Target{Name: doc.Text{Value: e.Key, Span: e.KeySpan}}
	if e.Value.Kind != yaml.Mapping {
		bag.Error(diag.PublishTarget, e.KeySpan, "发布目标“"+e.Key+"”没有写明方式和地方", "在它下面写：方式、以及这种方式要的键，写法见 yinfa explain 发布")
		return t, false
	}
	before := bag.Count(diag.Error)
	for _, key := range secretKeys {
		if n := e.Value.Find(key); n != nil {
			bag.Error(diag.PublishSecret, n.Span, "发布目标“"+e.Key+"”里不能写“"+key+"”", "口令用环境变量给出，或写在本机用户自己的文件里，写法见 yinfa explain 发布；已经提交过的口令请作废")
			return t, false
		}
	}
	r := yaml.Read(e.Value, "发布目标“"+e.Key+"”", bag)
	r.Require("方式")
	t.Kind = TargetKind(r.Choice("方式", []string{string(TargetFolder), string(TargetGit), string(TargetS3)}))
	switch t.Kind {
	case TargetFolder:
		r.Require("文件夹")
		t.Folder = text(r, "文件夹")
	case TargetGit:
		r.Require("远程", "分支")
		t.Remote, t.Branch, t.Author, t.Email = text(r, "远程"), text(r, "分支"), text(r, "署名"), text(r, "邮箱")
		noPassword(t.Remote, bag)
	case TargetS3:
		r.Require("地址", "存储桶")
		t.Endpoint, t.Bucket, t.Prefix, t.Region = text(r, "地址"), text(r, "存储桶"), text(r, "前缀"), text(r, "区域")
		noPassword(t.Endpoint, bag)
	default:
		return t, false // which keys are right is not known
	}
	r.Finish()
	return t, bag.Count(diag.Error) == before
}

// noPassword refuses an address that carries a password.
func noPassword(t doc.Text, bag *diag.Bag) {
	if !strings.Contains(t.Value, "://") {
		return
	}
	u, err := url.Parse(t.Value)
	if err != nil {
		bag.Error(diag.PublishTarget, t.Span, "这个地址写得不对", "例如 https://git.example.org/yunlan/site.git")
		return
	}
	if _, has := u.User.Password(); has {
		bag.Error(diag.PublishSecret, t.Span, "地址里写了口令", "去掉地址里“@”前面的部分；口令用环境变量给出，或写在 ~/.netrc 里。已经提交过的口令请作废")
	}
}
