package site

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
)

// modulesOf draws the path of a QR code on a raster again.
func modulesOf(t *testing.T, v *qrView) [][]bool {
	t.Helper()
	grid := make([][]bool, v.Side)
	for y := range grid {
		grid[y] = make([]bool, v.Side)
	}
	rest := regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1H(\d+)z`).ReplaceAllStringFunc(v.Modules, func(s string) string {
		var x, y, n, back int
		if _, err := fmt.Sscanf(s, "M%d %dh%dv1H%dz", &x, &y, &n, &back); err != nil || back != x {
			t.Errorf("%s is no row of modules", s)
			return s
		}
		for i := range n {
			grid[y][x+i] = true
		}
		return ""
	})
	if rest != "" {
		t.Errorf("something else is drawn: %s", rest)
	}
	return grid
}

func TestQRHoldsEveryModule(t *testing.T) {
	same, all := 0, []string{
		"https://www.yunlan.example/aqsc/wj/0123456789.html", "http://a.example/wj/b.html",
		"https://www.yunlan.example/" + strings.Repeat("folder/", 20) + "wj/2026-aqxc.html",
		"https://www.云澜.example/wj/2026-aqxc.html", strings.Repeat("y", 200),
	}
	for n := 1; n <= 180; n += 3 {
		all = append(all, "http://a.example/"+strings.Repeat("0123456789abcdef", 12)[:n])
	}
	for _, address := range all {
		v := qrOf(address)
		grid := modulesOf(t, v)
		code, err := qr.Encode(address, qr.M, qr.Unicode)
		if err != nil {
			t.Fatal(err)
		}
		if v.Side != code.Bounds().Dx()+8 {
			t.Errorf("%s: %d units wide for %d modules and a border of four", address, v.Side, code.Bounds().Dx())
		}
		// The library's code under the mask that ours has: both masks are as good
		// as the standard asks, where the library judges them differently.
		for y := range v.Side {
			for x := range v.Side {
				if inside := x >= 4 && y >= 4 && x < v.Side-4 && y < v.Side-4; !inside && grid[y][x] {
					t.Fatalf("%s: something stands in the quiet zone at %d, %d", address, x, y)
				}
			}
		}
		side := v.Side - 8
		ours, theirs := 0, 0
		for _, bit := range []struct{ x, y, of int }{{5, 8, 10}, {4, 8, 11}, {3, 8, 12}} {
			if grid[bit.y+4][bit.x+4] {
				ours |= 1 << (bit.of - 10)
			}
			if isDark(code.At(bit.x, bit.y)) {
				theirs |= 1 << (bit.of - 10)
			}
		}
		ours, theirs = ours^0b101, theirs^0b101 // the format's own mask, 101010000010010
		if ours == theirs {
			same++
		}
		for y := range side {
			for x := range side {
				want := isDark(code.At(x, y))
				switch format := x == 8 && (y < 9 || y >= side-8) || y == 8 && (x < 9 || x >= side-8); {
				case format && ours != theirs:
					continue
				case !patterned(side, x, y):
					want = want != (qrMasked(ours, x, y) != qrMasked(theirs, x, y))
				}
				if grid[y+4][x+4] != want {
					t.Fatalf("%s: module %d, %d is %v", address, x, y, !want)
				}
			}
		}
		// The three finder patterns, from the standard and not from the library.
		finder := []string{"1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"}
		last := v.Side - 4 - 7
		for _, corner := range [][2]int{{4, 4}, {last, 4}, {4, last}} {
			for y, row := range finder {
				for x, c := range row {
					if grid[corner[1]+y][corner[0]+x] != (c == '1') {
						t.Errorf("%s: no finder pattern at %v", address, corner)
					}
				}
			}
		}
	}
	if same < len(all)/2 {
		t.Errorf("only %d of %d codes have the mask that the library chooses", same, len(all))
	}
	if qrOf("") != nil || qrOf(strings.Repeat("x", 3000)) != nil {
		t.Error("a code for nothing, or for more than one holds")
	}
}

// patterned reports whether a module belongs to a pattern that no mask turns
// over.
func patterned(side, x, y int) bool {
	version := (side - 17) / 4
	if version > 9 {
		return true // not ours
	}
	return qrPatterns(version, qrVersions()[version-1].align).fixed[y*side+x]
}

func TestDocumentsShowTheirAddressAsQR(t *testing.T) {
	files := built(t, Input{Config: testConfig(), Documents: samples(3)})
	n := 0
	for name, data := range files {
		if !strings.HasPrefix(name, folderOfPages) || !strings.HasSuffix(name, ".html") {
			continue
		}
		n++
		v := qrOf("https://www.yunlan.example/aqsc/" + name)
		for _, part := range []string{`d="` + v.Modules + `"`, `viewBox="0 0 ` + strconv.Itoa(v.Side) + " ", `<title id="qr-name">本页网址的二维码</title>`, v.Address + "</p>"} {
			if strings.Count(data, part) != 1 {
				t.Errorf("%s: %.60s stands there %d times", name, part, strings.Count(data, part))
			}
		}
	}
	if n != 3 {
		t.Errorf("%d pages", n)
	}
	c := testConfig()
	c.Address = ""
	for name, data := range built(t, Input{Config: c, Documents: samples(1)}) {
		if strings.Contains(data, "二维码") {
			t.Errorf("%s has a code for no address", name)
		}
	}
}
