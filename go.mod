module yinfa.dev/yinfa

go 1.26.8
