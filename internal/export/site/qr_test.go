package site

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rsc.io/qr"
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
	for _, address := range []string{
		"https://www.yunlan.example/aqsc/wj/0123456789.html", "http://a.example/wj/b.html",
		"https://www.yunlan.example/" + strings.Repeat("folder/", 20) + "wj/2026-aqxc.html",
		"https://www.云澜.example/wj/2026-aqxc.html", strings.Repeat("y", 200),
	} {
		v := qrOf(address)
		grid := modulesOf(t, v)
		code, err := qr.Encode(address, qr.M)
		if err != nil {
			t.Fatal(err)
		}
		if v.Side != code.Size+8 {
			t.Errorf("%s: %d units wide for %d modules and a border of four", address, v.Side, code.Size)
		}
		for y := range v.Side {
			for x := range v.Side {
				inside := x >= 4 && y >= 4 && x < v.Side-4 && y < v.Side-4
				if want := inside && code.Black(x-4, y-4); grid[y][x] != want {
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
	if qrOf("") != nil || qrOf(strings.Repeat("x", 3000)) != nil {
		t.Error("a code for nothing, or for more than one holds")
	}
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
