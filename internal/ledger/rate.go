package ledger

import "strconv"

// Rate is how much a part is of a whole, to a tenth of a percent, which is
// left out when it is 0: 93.9%, 50%. What is not everything is never 100%, and
// what is something never 0%; a part may be more than the whole, as a growth
// may. Of nothing there is no rate: "".
func Rate(part, whole int) string {
	if whole <= 0 {
		return ""
	}
	tenths := (part*2000 + whole) / (2 * whole)
	if tenths == 1000 && part < whole {
		tenths = 999
	}
	if tenths == 0 && part > 0 {
		tenths = 1
	}
	out := strconv.Itoa(tenths / 10)
	if tenths%10 != 0 {
		out += "." + strconv.Itoa(tenths%10)
	}
	return out + "%"
}
