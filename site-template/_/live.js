// The answer of any server other than the program's own: no live reload, do not ask again.
daihoiLive("", 0);
