#pragma once
// Hands what Dear ImGui has recorded to the page's own WebGL (web/renderer.js).

struct ImDrawData;

namespace holdfast::web {

// The atlas of Dear ImGui as it is now. False: it is larger than the context can hold.
bool upload_font();
void render(const ImDrawData& picture);

}  // namespace holdfast::web
