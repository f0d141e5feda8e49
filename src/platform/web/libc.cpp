// A part of the C library that is linked in by name only and never runs in the page.

#include <cstdio>

// Dear ImGui reads its own settings files and typed numbers with it; the page has neither. The real one
// is 2 KB after compression.
extern "C" int sscanf(const char*, const char*, ...) { return 0; }
