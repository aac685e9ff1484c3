package font

import (
	"errors"
	"io/fs"

	"yinfa.dev/yinfa/internal/diag"
)

// Problem is something wrong with a font file, in words for officers. Error
// says that documents cannot be trusted to come out right; otherwise the
// search has gone on without the file.
type Problem struct {
	Code          diag.Code
	Error         bool
	Summary, Hint string

	// Of a role without a face: the role, and the family it should have.
	Role   Role
	Wanted string
}

// fileProblem words the error of opening or parsing a file.
func fileProblem(path string, err error) Problem {
	p := Problem{Code: diag.FontUnreadable}
	switch {
	case errors.Is(err, ErrCFF):
		p.Code = diag.FontCFF
		p.Summary = "字体文件“" + path + "”：" + err.Error()
		p.Hint = "请换用同一字体的 TrueType 版本（.ttf 或 .ttc）。"
	case errors.Is(err, ErrNotFont), errors.Is(err, ErrDamaged), errors.Is(err, ErrNoMember):
		p.Summary = "字体文件“" + path + "”不能使用：" + err.Error()
		p.Hint = "请重新复制一份完整的字体文件，或删去这个文件。"
	case errors.Is(err, errChanged):
		p.Code = diag.FontChanged
		p.Error = true
		p.Summary = "字体文件“" + path + "”在使用中被改动"
		p.Hint = "请等字体复制完毕后重新运行。"
	case errors.Is(err, fs.ErrPermission):
		p.Summary = "字体文件“" + path + "”不能读取：没有权限"
		p.Hint = "请检查文件的权限。"
	default:
		p.Summary = "字体文件“" + path + "”不能读取"
		p.Hint = "请检查磁盘和文件是否正常。"
	}
	return p
}

// restrictedProblem words why a wanted face is passed over.
func restrictedProblem(f found) Problem {
	return Problem{
		Code:    diag.FontRestricted,
		Summary: "字体文件“" + f.path + "”（" + f.names.full + "）不能用：" + f.refusal,
		Hint:    "请换用许可嵌入的版本；在此之前由其他字体代替。",
	}
}

// absentProblem words that a role has no face of its own; it is an error
// when nothing else can stand in.
func absentProblem(l *Faces) Problem {
	return Problem{
		Code: diag.FontAbsent, Error: len(l.slots) == 0,
		Role: l.role, Wanted: l.wanted,
		Summary: "找不到" + string(l.role) + "字体",
		Hint:    "请把“" + l.wanted + "”的字体文件" + whereFontsGo,
	}
}

const whereFontsGo = "放进项目的 fonts 文件夹，或把随程序提供的 fonts 文件夹放在程序旁边，也可以用环境变量 YINFA_FONTS 指明字体所在的文件夹。"

// Join puts the roles without a face into one problem, where there are
// several: what to do is the same for all.
func Join(problems []Problem) []Problem {
	var out []Problem
	at, names := -1, ""
	for _, p := range problems {
		name := string(p.Role) + "（" + p.Wanted + "）"
		switch {
		case p.Code != diag.FontAbsent:
			out = append(out, p)
		case at < 0:
			at, names = len(out), name
			out = append(out, p)
		default:
			names += "、" + name
			joined := &out[at]
			joined.Error = joined.Error || p.Error
			joined.Summary, joined.Hint = "找不到字体："+names, "请把它们的字体文件"+whereFontsGo
		}
	}
	return out
}
