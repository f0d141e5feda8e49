#include "platform/web/renderer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "imgui.h"
#include "platform/web/bridge.h"

namespace holdfast::web {
namespace {

// What web/renderer.js relies on.
static_assert(sizeof(ImDrawIdx) == 2 && sizeof(ImDrawVert) == 20);
static_assert(offsetof(ImDrawVert, pos) == 0 && offsetof(ImDrawVert, uv) == 8 && offsetof(ImDrawVert, col) == 16);

void draw_list(const ImDrawList& list, int width_px, int height_px, float scale) {
  page_picture_list(list.VtxBuffer.Data, list.VtxBuffer.size_in_bytes(), list.IdxBuffer.Data, list.IdxBuffer.size_in_bytes());
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const int left = std::max(0, static_cast<int>(std::floor(command.ClipRect.x * scale)));
    const int top = std::max(0, static_cast<int>(std::floor(command.ClipRect.y * scale)));
    const int right = std::min(width_px, static_cast<int>(std::ceil(command.ClipRect.z * scale)));
    const int bottom = std::min(height_px, static_cast<int>(std::ceil(command.ClipRect.w * scale)));
    if (command.ElemCount > 0 && right > left && bottom > top)
      page_picture_draw(command.VtxOffset, command.IdxOffset, command.ElemCount, left, top, right - left, bottom - top);
  }
}

}  // namespace

bool upload_font() {
  // Built by ui::prepare_fonts; asked for by its members, since the atlas' own getters would bring Dear
  // ImGui's typeface along.
  const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  return page_picture_font(atlas.TexPixelsAlpha8, atlas.TexWidth, atlas.TexHeight) != 0;
}

void render(const ImDrawData& picture) {
  const float scale = picture.FramebufferScale.x;
  const int width_px = static_cast<int>(std::lround(picture.DisplaySize.x * scale));
  const int height_px = static_cast<int>(std::lround(picture.DisplaySize.y * scale));
  if (width_px <= 0 || height_px <= 0) return;
  page_picture_begin(picture.DisplaySize.x, picture.DisplaySize.y, scale);
  for (int i = 0; i < picture.CmdListsCount; ++i) draw_list(*picture.CmdLists[i], width_px, height_px, scale);
}

}  // namespace holdfast::web
