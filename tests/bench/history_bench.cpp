// What ten years of training cost beside one week: opening, the first frame of Progress, noting a repetition.

#include <benchmark/benchmark.h>

#include "../ten_years.h"
#include "app/outbox.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "ui/draw.h"

// The hooks that the tests' Dear ImGui calls.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID, const ImRect&, const ImGuiLastItemData*) {}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

using namespace holdfast;

namespace {

constexpr int kWeekDays = 7;

struct Page {
  App app;
  Clock clock;
  Saved saved;
};

Page page_with(int days) {
  Page page;
  page.clock.wall_ms = 1'795'420'800'000;
  page.clock.mono_ms = 1'000'000;
  const Log log = ten_years(1, days, day_of(page.clock) - days);
  for (const Write& text : months_of(log.entries)) page.saved[text.key] = text.value;
  std::vector<Effect> effects;
  page.app = open_app(*shipped_catalog(), page.saved, page.clock, 7, effects);
  return page;
}

void open_it(benchmark::State& state) {
  Page page = page_with(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    Loaded loaded = load(page.saved);
    History history = history_of(loaded.log);
    benchmark::DoNotOptimize(history);
  }
}

void note_it(benchmark::State& state) {
  Page page = page_with(static_cast<int>(state.range(0)));
  // A session of its own; the same repetition again and again, so that nothing grows but the log.
  std::vector<Effect> effects;
  const Ms session = page.clock.wall_ms;
  note(page.app, SessionBegan{session, day_of(page.clock), 0, {{"superman", "low", 0, 10, false}}}, page.clock, effects);
  for (auto _ : state) {
    effects.clear();
    note(page.app, RepetitionDone{session, day_of(page.clock), 0, "superman", "low", Side::both, 1, 1, 5000, 5000}, page.clock, effects);
    benchmark::DoNotOptimize(effects);
  }
}

void draw_it(benchmark::State& state) {
  Page page = page_with(static_cast<int>(state.range(0)));
  const ui::Surface surface;
  for (auto _ : state) {
    state.PauseTiming();
    App app = page.app;  // which nobody has drawn
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = ImVec2(surface.width_px, surface.height_px);
    ui::prepare_fonts(app, surface);
    ui::Semantics semantics;
    state.ResumeTiming();
    // From the press to the first frame of the screen.
    apply(app, intent::GoTo{Screen::progress}, page.clock);
    ImGui::GetIO().DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    ui::draw(app, page.clock, surface, semantics);
    ImGui::Render();
    benchmark::DoNotOptimize(semantics);
    state.PauseTiming();
    ImGui::DestroyContext();
    state.ResumeTiming();
  }
}

}  // namespace

BENCHMARK(open_it)->Name("open")->Arg(kWeekDays)->Arg(kTenYearsDays)->Unit(benchmark::kMillisecond);
BENCHMARK(note_it)->Name("note")->Arg(kWeekDays)->Arg(kTenYearsDays)->Unit(benchmark::kMicrosecond)->Iterations(20'000);
BENCHMARK(draw_it)->Name("progress")->Arg(kWeekDays)->Arg(kTenYearsDays)->Unit(benchmark::kMillisecond)->Iterations(25);

BENCHMARK_MAIN();
