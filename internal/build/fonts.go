package build

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
)

// FontError says that documents cannot be set, or not be trusted, because of
// the fonts of this machine.
type FontError struct{ Problems []font.Problem }

// Error joins the problems as officers read them.
func (e *FontError) Error() string {
	var lines []string
	for _, p := range font.Join(e.Problems) {
		lines = append(lines, p.Summary+"。"+p.Hint)
	}
	return strings.Join(lines, "\n")
}

// fontUse tells which faces stand in for others.
type fontUse struct {
	set    *font.Set
	report []font.RoleReport
}

func newFontUse(set *font.Set) *fontUse { return &fontUse{set: set, report: set.Report()} }

// broken lists the problems after which no result can be trusted; nil when
// there is none.
func (u *fontUse) broken() error {
	var bad []font.Problem
	for _, p := range u.set.Problems() {
		if p.Error {
			bad = append(bad, p)
		}
	}
	if len(bad) == 0 {
		return nil
	}
	return &FontError{bad}
}

// warnings are the problems that the search has gone around.
func (u *fontUse) warnings(bag *diag.Bag) {
	for _, p := range u.set.Problems() {
		if !p.Error {
			bag.Warn(p.Code, source.Span{}, p.Summary, p.Hint)
		}
	}
}

// usedFaces are the faces of one document, sorted.
type usedFaces []*font.Face

// facesOf collects the faces of a document, and the families whose bold the
// program draws itself.
func facesOf(d *page.Document) (list usedFaces, bold []string) {
	for i := range d.Pages {
		for _, item := range d.Pages[i].Items {
			t, ok := item.(*page.Text)
			if !ok || t.Face == nil {
				continue
			}
			if family := t.Face.Family(); t.Bold && !slices.Contains(bold, family) {
				bold = append(bold, family)
			}
			if !slices.Contains(list, t.Face) {
				list = append(list, t.Face)
			}
		}
	}
	list.sort()
	return list, bold
}

func (f usedFaces) sort() {
	slices.SortFunc(f, func(a, b *font.Face) int { return strings.Compare(a.ID(), b.ID()) })
}

// names are the families of faces, for the manifest.
func (u *fontUse) names(used usedFaces) []string {
	var names []string
	for _, f := range used {
		names = append(names, f.Family())
	}
	sort.Strings(names)
	return slices.Compact(names)
}

// substitutes are the roles that the faces serve in place of others.
func (u *fontUse) substitutes(used usedFaces) []font.RoleReport {
	var list []font.RoleReport
	for _, r := range u.report {
		if r.Substituted && slices.ContainsFunc(used, func(f *font.Face) bool { return f.ID() == r.FaceID }) {
			list = append(list, r)
		}
	}
	return list
}

// substituted lists the substitutes for the manifest.
func (u *fontUse) substituted(used usedFaces) []output.Substitution {
	var list []output.Substitution
	for _, r := range u.substitutes(used) {
		list = append(list, output.Substitution{Wanted: r.Wanted, Used: r.Family})
	}
	return list
}

// list reports once which roles the built documents saw substituted.
func (u *fontUse) list(used usedFaces, strict bool, bag *diag.Bag) {
	var roles, wanted []string
	for _, r := range u.substitutes(used) {
		roles = append(roles, fmt.Sprintf("%s（%s）", r.Role, r.Family))
		wanted = append(wanted, r.Wanted)
	}
	if len(roles) == 0 {
		return
	}
	bag.Add(diag.Diagnostic{
		Code: diag.FontSubstituted, Severity: severity(strict),
		Summary: "有字体用了代替的：" + strings.Join(roles, "、"),
		Hint:    "版面位置不变，字形略有差别；把已获授权的" + strings.Join(wanted, "、") + "的字体文件放进项目的 fonts 文件夹即可换回",
	})
}

// listBold reports once which faces were made bold.
func listBold(families []string, bag *diag.Bag) {
	slices.Sort(families)
	if families = slices.Compact(families); len(families) > 0 {
		bag.Info(diag.BoldSimulated, source.Span{}, "“"+strings.Join(families, "”“")+"”没有粗体，加粗的字由程序描边加重", "笔画略粗于原字，位置不变")
	}
}

func severity(strict bool) diag.Severity {
	if strict {
		return diag.Error
	}
	return diag.Info
}
