package site

import "slices"

// Config is what the office says about its site. Empty values are left out of
// the pages.
type Config struct {
	Name        string // of the site; must not be empty
	Address     string // absolute, without a slash at the end; empty: no canonical addresses, feeds and site map
	Code        string // 网站标识码 (SiteIDCode)
	Owner       string // 主办单位
	Maintainer  string // 承办单位
	Contact     string // 联系方式
	Record      string // 备案号
	Description string
	Keywords    []string
	Organ       string // 机构代码, for the pattern of 索引号
	Index       string // pattern of 索引号; empty: only what documents say
	PageSize    int    // documents on a page of a list; 0: 20
	Columns     []Column
	Overviews   []Overview // of inspections, which the office tells of
}

// Column is one 栏目: a list of documents of some kinds.
type Column struct {
	Name        string
	Folder      string // part of the address; lower-case letters, digits, hyphens
	Kinds       []string
	Type        string // ColumnType of the official meta tags
	Description string
	Keywords    []string
}

const defaultPageSize = 20

func (c Config) complete() Config {
	if c.PageSize <= 0 {
		c.PageSize = defaultPageSize
	}
	if len(c.Columns) == 0 {
		c.Columns = DefaultColumns()
	}
	c.Columns = slices.Clone(c.Columns)
	for i := range c.Columns {
		col := &c.Columns[i]
		if col.Type == "" {
			col.Type = "信息公开目录"
		}
		if col.Description == "" {
			col.Description = c.Name + "“" + col.Name + "”栏目公开的文件。"
		}
		if len(col.Keywords) == 0 {
			col.Keywords = []string{col.Name}
		}
	}
	if c.Index == "" && c.Organ != "" {
		c.Index = "{机构代码}/{年}-{流水}"
	}
	if c.Description == "" {
		c.Description = or(c.Owner, c.Name) + "依法主动公开的文件。"
	}
	return c
}

// shared is what every page is made from: without the overviews, whose
// numbers change on pages of their own.
func (s *Site) shared() Config {
	c := s.config
	c.Overviews = nil
	return c
}

// DefaultColumns are the columns of a site whose office names none.
func DefaultColumns() []Column {
	return []Column{
		{Name: "通知公告", Folder: "tzgg", Type: "政策文件", Kinds: []string{"通知", "公告", "通告", "通报"}},
		{Name: "政策文件", Folder: "zcwj", Type: "政策文件", Kinds: []string{"令", "决定", "决议", "命令", "意见", "批复", "函", "制度", "方案", "纪要", "公报", "议案"}},
		{Name: "督查整改", Folder: "dczg", Type: "数据发布", Kinds: []string{"督导检查情况", "巡查报告", "报告", "督办单", "整改通知", "反馈意见", "工作交办单", "提醒单"}},
		{Name: "公示公告", Folder: "gsgg", Type: "工作动态", Kinds: []string{"公示"}},
		{Name: "动态信息", Folder: "dtxx", Type: "工作动态", Kinds: []string{"动态信息"}},
	}
}

// columnOf finds the column that takes a document: the one it names, else the
// first that lists its kind; -1 when there is none.
func (c *Config) columnOf(named, kind string) int {
	if named != "" {
		return slices.IndexFunc(c.Columns, func(col Column) bool { return col.Name == named })
	}
	return slices.IndexFunc(c.Columns, func(col Column) bool { return slices.Contains(col.Kinds, kind) })
}
