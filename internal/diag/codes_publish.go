package diag

// The codes of 发布 in yinfa.yaml: where the public site goes.
const (
	// PublishTarget: a target of 发布 is not written in a way that can work.
	PublishTarget Code = "publish-target"
	// PublishSecret: a password stands in the project, where it must not be.
	PublishSecret Code = "publish-secret"
)

func publishEntries() []Entry {
	return append(siteViewEntries(), []Entry{
		{
			Code:  PublishTarget,
			Title: "发布目标写得不对",
			Text:  "yinfa.yaml 的“发布”里，每个目标有一个名称，下面写明方式和地方。方式有三种：文件夹（网站服务器显示的文件夹）、git（远程仓库的一个分支）、S3（对象存储的一个存储桶）。每种方式要写的键不同，写法见 yinfa explain 发布。",
			Wrong: "发布:\n  外网: https://git.example.org/yunlan/site.git",
			Right: "发布:\n  外网:\n    方式: git\n    远程: https://git.example.org/yunlan/site.git\n    分支: pages",
		},
		{
			Code:  PublishSecret,
			Title: "口令写在了项目里",
			Text:  "项目的文件会进 git，口令、密钥、令牌写在里面，看得到仓库的人就都看得到，删掉以后历史里还在。口令用环境变量给出，或写在本机用户自己的文件里（~/.netrc、~/.aws/credentials、ssh 密钥）。已经提交过的口令应当作废，换新的。",
			Wrong: "远程: https://用户:口令@git.example.org/yunlan/site.git",
			Right: "远程: https://git.example.org/yunlan/site.git",
		},
	}...)
}
