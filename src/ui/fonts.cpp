#include "ui/fonts.h"

#include <algorithm>
#include <cmath>

#include "app/words.h"
#include "base/text.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "ui/theme.h"
#include "ui/typeface.h"

namespace holdfast::ui {
namespace {

struct Cut {
  float size_px;
  Weight weight;
};

// What the atlas holds, in this order; the digits for the session's number come last.
constexpr Cut kCuts[] = {{kCaption, Weight::regular}, {kBody, Weight::regular},  {kLead, Weight::regular},
                         {kCaption, Weight::semibold}, {kBody, Weight::semibold}, {kLead, Weight::semibold},
                         {kHeading, Weight::semibold}, {kTitle, Weight::semibold}};
constexpr int kCutCount = static_cast<int>(std::size(kCuts));
constexpr float kNumberStepPx = 8;  // the number's size is rounded down to this, so that a resize rarely rebuilds
constexpr float kNumberMostPx = 512;  // rasterized no larger, so that the atlas fits every GPU; drawn larger from there
constexpr ImWchar kDigits[] = {'0', '9', 0};

float text_scale(const App& app) { return static_cast<float>(app.settings.text_percent) / 100; }

// What the present atlas was made for, kept in the atlas' own user slot as one number.
std::uint64_t wanted_key(const App& app, const Surface& surface) {
  const int key[] = {static_cast<int>(std::lround(surface.scale * 1000)), app.settings.text_percent,
                     static_cast<int>(number_size_px(app, surface)), static_cast<int>(app.catalog.exercises.size())};
  return hash_bytes(key, sizeof key);
}

void add_texts(ImFontGlyphRangesBuilder& builder, const App& app) {
  static constexpr ImWchar kAscii[] = {0x20, 0x7E, 0};
  builder.AddRanges(kAscii);
  for (int i = 0; i < static_cast<int>(Word::count); ++i) builder.AddText(word(static_cast<Word>(i)));
  for (const Exercise& exercise : app.catalog.exercises) {
    for (const auto* list : {&exercise.steps, &exercise.cautions, &exercise.stop_signs, &exercise.sources, &exercise.equipment})
      for (const std::string& text : *list) builder.AddText(text.c_str());
    for (const Mistake& mistake : exercise.mistakes) builder.AddText((mistake.wrong + mistake.instead).c_str());
    for (const Level& level : exercise.levels)
      for (const std::string* text : {&level.name, &level.how, &level.source, &level.spoken.position, &level.spoken.left, &level.spoken.right,
                                      &level.spoken.go, &level.spoken.back})
        builder.AddText(text->c_str());
    for (const WorkedMuscle& muscle : exercise.muscles) builder.AddText(muscle.name.c_str());
    builder.AddText((exercise.name + exercise.summary + exercise.breathing).c_str());
  }
}

ImFont* add_font(FontFile file, float size_px, const ImWchar* ranges, float scale) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = scale >= 2 ? 1 : 2;
  config.OversampleV = 1;
  config.PixelSnapH = false;
  // Dear ImGui takes the bytes as mutable but only reads them while it does not own them.
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(file.bytes), static_cast<int>(file.size),
                                                    size_px * kImGuiHeight, &config, ranges);
}

ImFont* font_at(int index) {
  const auto& fonts = ImGui::GetIO().Fonts->Fonts;
  return index < fonts.Size ? fonts[index] : fonts[0];
}

}  // namespace

bool prepare_fonts(const App& app, const Surface& surface) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  const std::uint64_t key = wanted_key(app, surface);
  void* mark = reinterpret_cast<void*>(static_cast<std::uintptr_t>(key | 1));
  if (atlas->UserData == mark && atlas->IsBuilt()) return false;
  atlas->Clear();
  atlas->Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas->TexDesiredWidth = 2048;
  ImFontGlyphRangesBuilder builder;
  add_texts(builder, app);
  ImVector<ImWchar> ranges;  // must outlive Build
  builder.BuildRanges(&ranges);
  const float scale = surface.scale;
  for (const Cut& cut : kCuts)
    add_font(cut.weight == Weight::regular ? regular_font() : semibold_font(),
             std::round(cut.size_px * text_scale(app) * scale), ranges.Data, scale);
  add_font(semibold_font(), std::min(number_size_px(app, surface) * scale, kNumberMostPx), kDigits, 2);
  // Not atlas->Build(): that would bring Dear ImGui's own typeface along, ten kilobytes that nobody sees.
  ImFontAtlasGetBuilderForStbTruetype()->FontBuilder_Build(atlas);
  atlas->UserData = mark;
  return true;
}

Type type_for(const App& app, float size_px, Weight weight) {
  int best = 0;
  for (int i = 0; i < kCutCount; ++i)
    if (kCuts[i].size_px == size_px && (kCuts[i].weight == weight || size_px > kLead)) best = i;
  return {size_px * text_scale(app), font_at(best)};
}

Type number_type(float size_px) { return {size_px, font_at(kCutCount)}; }

float number_size_px(const App& app, const Surface& surface) {
  const float shorter = std::min(surface.width_px, surface.height_px);
  // Across the room the digits themselves are at least 45 percent of the short side.
  const float wanted = app.across_the_room ? shorter * 0.46f / kDigitHeight + kNumberStepPx
                       : surface.width_px > surface.height_px ? surface.height_px * 0.46f
                                                              : surface.height_px * 0.20f;
  return std::floor(std::clamp(wanted, 64.0f, 1600.0f) / kNumberStepPx) * kNumberStepPx;
}

}  // namespace holdfast::ui
