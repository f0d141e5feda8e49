// Plays a replay: the real app and the real screens, without a picture, by a clock that the replay turns.

#include <algorithm>
#include <cstdio>

#include "app/exchange.h"
#include "app/replay.h"
#include "imgui.h"
#include "platform/cli/arguments.h"
#include "platform/cli/commands.h"
#include "platform/cli/folder.h"
#include "store/entry_json.h"
#include "ui/draw.h"

namespace holdfast::cli {
namespace {

// Everything that a play changes.
struct Play {
  App app;
  Clock clock;
  ui::Surface surface;
  ui::Semantics semantics;
  std::vector<TimedTone> ahead;   // that have not sounded
  std::size_t logged = 0;         // entries of the log that were printed
  bool loud = true;               // cues and log are printed
  Ms began_ms = 0;
};

Ms now_ms(const Play& play) { return play.clock.mono_ms - play.began_ms; }

void print(const Play& play, Ms at_ms, const char* kind, const std::string& what) {
  if (play.loud) std::printf("%lld %s %s\n", static_cast<long long>(at_ms), kind, what.c_str());
}

void carry_out(Play& play, const std::vector<Effect>& effects) {
  for (const Effect& effect : effects) {
    if (const auto* tones = std::get_if<effect::Tones>(&effect)) {
      if (tones->replace) std::erase_if(play.ahead, [&](const TimedTone& tone) { return tone.at_ms >= play.clock.mono_ms; });
      play.ahead.insert(play.ahead.end(), tones->tones.begin(), tones->tones.end());
    }
    if (const auto* say = std::get_if<effect::Say>(&effect)) print(play, now_ms(play), "say", say->text);
    if (const auto* said = std::get_if<effect::Announce>(&effect)) print(play, now_ms(play), "announce", said->text);
    if (const auto* file = std::get_if<effect::Download>(&effect)) print(play, now_ms(play), "file", file->name);
    if (const auto* asked = std::get_if<effect::Exchange>(&effect); asked && asked->link.empty())
      carry_out(play, apply(play.app, intent::Exchanged{exchange(asked->request)}, play.clock));
  }
}

void print_news(Play& play) {
  std::stable_sort(play.ahead.begin(), play.ahead.end(), [](const TimedTone& a, const TimedTone& b) { return a.at_ms < b.at_ms; });
  while (!play.ahead.empty() && play.ahead.front().at_ms <= play.clock.mono_ms) {
    print(play, play.ahead.front().at_ms - play.began_ms, "tone", name_of(play.ahead.front().tone));
    play.ahead.erase(play.ahead.begin());
  }
  play.logged = std::min(play.logged, play.app.log.entries.size());
  for (; play.logged < play.app.log.entries.size(); ++play.logged) print(play, now_ms(play), "log", write_entry(play.app.log.entries[play.logged]));
}

void look(Play& play) {
  // The tones until now have sounded: the sound of a replay never fails.
  play.clock.heard_ms = play.clock.mono_ms;
  carry_out(play, tick(play.app, play.clock));
  print_news(play);
}

void draw(Play& play) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(play.surface.width_px, play.surface.height_px);
  io.DeltaTime = 1.0f / 60;
  ui::prepare_fonts(play.app, play.surface);
  io.Fonts->SetTexID(nullptr);
  ImGui::NewFrame();
  const std::vector<Intent> wanted = ui::draw(play.app, play.clock, play.surface, play.semantics);
  ImGui::Render();
  play.semantics.requests.clear();
  for (const Intent& intent : wanted) carry_out(play, apply(play.app, intent, play.clock));
}

// True when there was exactly one control of that name, not disabled.
bool press(Play& play, const std::string& name) {
  draw(play);
  const ui::Node* found = nullptr;
  for (const ui::Role role : {ui::Role::button, ui::Role::link, ui::Role::tab, ui::Role::checkbox, ui::Role::radio}) {
    const ui::Node* node = ui::find(play.semantics, role, name);
    if (node && found) return false;
    if (node) found = node;
  }
  if (!found || found->disabled) return false;
  play.semantics.requests.push_back({ui::ActionKind::press, found->id, 0});
  draw(play);
  return true;
}

void pass(Play& play, Ms until_ms, Ms step_ms) {
  while (now_ms(play) < until_ms) {
    const Ms step = std::min(step_ms, until_ms - now_ms(play));
    play.clock.mono_ms += step;
    play.clock.wall_ms += step;
    look(play);
  }
}

// An empty answer is good.
std::string run(Play& play, const Replay& replay, Ms until_ms) {
  look(play);
  for (const ReplayEvent& event : replay.events) {
    if (event.at_ms > until_ms) break;
    pass(play, event.at_ms, replay.step_ms);
    if (event.kind == ReplayEvent::Kind::sleep) {
      play.clock.mono_ms += event.sleep_ms;
      play.clock.wall_ms += event.sleep_ms;
      play.clock.heard_ms = 0;
      carry_out(play, tick(play.app, play.clock));
    } else if (event.kind == ReplayEvent::Kind::press) {
      if (!press(play, event.name)) return std::to_string(event.at_ms) + ": press: there is not exactly one control called \"" + event.name + "\" that can be pressed";
    } else {
      carry_out(play, apply(play.app, event.intents.front(), play.clock));
    }
    print_news(play);
  }
  pass(play, until_ms, replay.step_ms);
  return {};
}

}  // namespace

int replay(const Call& call) {
  const auto arguments = parse_arguments(call.words, {"--screen"}, {"--data", "--until"});
  if (!arguments) return bad_usage(arguments.why());
  if (arguments->positions.size() != 1) return bad_usage("replay: exactly one file is expected");
  const auto until = number_option(*arguments, "--until", -1, 0, static_cast<double>(kLongestReplayMs));
  if (!until) return bad_usage(until.why());
  const std::string& file = arguments->positions[0];
  const auto text = read_file(file);
  if (!text) return bad_input(file + ": could not be read");
  const auto read = read_replay(*text, file);
  if (!read) return bad_input(read.why());
  Folder folder = read_folder(data_folder(arguments->value("--data"), call.tool_path));
  if (!folder.problems.empty()) return bad_input(folder.problems.front());
  Play play;
  play.loud = !arguments->has("--screen");
  play.clock = read->begins;
  play.began_ms = play.clock.mono_ms = 1'000'000;
  play.surface.width_px = read->width_px;
  play.surface.height_px = read->height_px;
  std::vector<Effect> opening;
  play.app = open_app(std::move(folder.catalog), read->saved, play.clock, read->seed, opening);
  play.logged = play.app.log.entries.size();
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  carry_out(play, opening);
  const Ms last_ms = read->events.empty() ? 0 : read->events.back().at_ms;
  const std::string why = run(play, *read, arguments->value("--until") ? static_cast<Ms>(*until) : last_ms);
  if (why.empty() && arguments->has("--screen")) {
    draw(play);
    draw(play);
    std::fputs(ui::as_text(play.semantics).c_str(), stdout);
  }
  ImGui::DestroyContext();
  return why.empty() ? 0 : bad_input(file + ": " + why);
}

}  // namespace holdfast::cli
