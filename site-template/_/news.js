// What a page is told that lies on any other server than the program's own: there is no news, and need not be asked again.
daihoiNews("", 0);
