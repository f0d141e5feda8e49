#include "robot.h"

#include <doctest/doctest.h>

#include <utility>

#include "app/exchange.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "store/replacement.h"

#ifdef IMGUI_ENABLE_TEST_ENGINE
namespace {
std::vector<std::string>* g_items = nullptr;  // where the hooks write, while a robot draws
}
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID, const ImRect&, const ImGuiLastItemData*) {}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char* label, ImGuiItemStatusFlags) {
  if (g_items && label) g_items->push_back(label);
}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
#endif

namespace holdfast {

// Read once: there are thousands of robots.
Catalog test_catalog() {
  static const auto catalog = shipped_catalog();
  INFO(catalog.why());
  REQUIRE(catalog);
  return *catalog;
}

Robot::Robot(const Saved& saved, float width_px, float height_px) : storage(saved) {
  clock.mono_ms = 1'000'000;
  clock.wall_ms = 1'792'400'400'000;  // a Monday morning in October 2026
  clock.utc_offset_min = 60;
  surface.width_px = width_px;
  surface.height_px = height_px;
  std::vector<Effect> opening;
  app = open_app(test_catalog(), saved, clock, 7, opening);
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  context_->TestEngineHookItems = true;
  ImGui::GetIO().IniFilename = nullptr;
  carry_out(std::move(opening));
  frame();
}

Robot::~Robot() {
  // What followed the log fact by fact is what the whole log says.
  CHECK(app.history.bouts == history_of(app.log).bouts);
  ImGui::SetCurrentContext(context_);
  ImGui::DestroyContext(context_);
}

struct Robot::Storage {
  Robot& robot;
  std::optional<std::string> read(const std::string& key) const {
    const auto found = robot.storage.find(key);
    return found == robot.storage.end() ? std::nullopt : std::optional<std::string>(found->second);
  }
  bool write(const std::string& key, const std::string& value) const {
    WriteFault what = robot.writes_fail ? WriteFault::refused : WriteFault::none;
    if (robot.fault) what = robot.fault(key, value);
    // What came late before arrives now.
    if (robot.late_) arrive(*std::exchange(robot.late_, std::nullopt));
    if (what == WriteFault::late) robot.late_ = Write{key, value};
    const bool torn = what == WriteFault::torn || what == WriteFault::torn_and_refused;
    std::string text = torn ? value.substr(0, value.size() / 2) : value;
    std::size_t size = key.size() + text.size();
    for (const auto& [other, there] : robot.storage) size += other == key ? 0 : other.size() + there.size();
    if (robot.room > 0 && size > robot.room) return false;
    if (torn || what == WriteFault::none) arrive({key, std::move(text)});
    return what != WriteFault::refused && what != WriteFault::torn_and_refused;
  }
  void arrive(const Write& write) const {
    robot.storage[write.key] = write.value;
    robot.written.push_back(write);
  }
  bool remove(const std::string& key) const {
    if (robot.removals_fail) return false;
    robot.storage.erase(key);
    robot.written.push_back({key, ""});
    return true;
  }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& [key, value] : robot.storage) all.push_back(key);
    return all;
  }
};

void Robot::carry_out(std::vector<Effect> more) {
  Storage shelf{*this};
  std::vector<Intent> answers;
  for (Effect& effect : more) {
    if (const auto* write = std::get_if<effect::Write>(&effect); write && !put(shelf, {write->key, write->value})) answers.push_back(intent::WriteFailed{write->key, write->value});
    if (const auto* asked = std::get_if<effect::Exchange>(&effect); asked && asked->link.empty()) answers.push_back(intent::Exchanged{exchange(asked->request)});
    if (const auto* remove = std::get_if<effect::Remove>(&effect)) shelf.remove(remove->key);
    if (const auto* replace = std::get_if<effect::Replace>(&effect)) {
      const CarriedOut done = holdfast::carry_out(replace->what, shelf);
      answers.push_back(intent::Replaced{replace->why, replace->what.first.empty() ? "" : replace->what.first.front().key, done.done, done.gave_way, done.taken});
    }
    effects.push_back(std::move(effect));
  }
  // As the page does: everything is carried out before the world's answers are heard.
  for (const Intent& answer : answers) carry_out(apply(app, answer, clock));
}

void Robot::frame() {
  ImGui::SetCurrentContext(context_);
  carry_out(tick(app, clock));
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(surface.width_px, surface.height_px);
  io.DeltaTime = 1.0f / 60;
  ui::prepare_fonts(app, surface);
  io.Fonts->SetTexID(nullptr);
  items.clear();
#ifdef IMGUI_ENABLE_TEST_ENGINE
  g_items = &items;
#endif
  ImGui::NewFrame();
  const std::vector<Intent> wanted = ui::draw(app, clock, surface, semantics);
  ImGui::Render();
#ifdef IMGUI_ENABLE_TEST_ENGINE
  g_items = nullptr;
#endif
  semantics.requests.clear();
  for (const Intent& intent : wanted) carry_out(apply(app, intent, clock));
}

void Robot::pass(Ms ms, Ms step_ms) {
  while (ms > 0) {
    const Ms step = std::min(ms, step_ms);
    clock.mono_ms += step;
    clock.wall_ms += step;
    ms -= step;
    frame();
  }
}

void Robot::sleep(Ms ms) {
  clock.mono_ms += ms;
  clock.wall_ms += ms;
  frame();
}

void Robot::give(const Intent& intent) {
  carry_out(apply(app, intent, clock));
  frame();
}

bool Robot::has(ui::Role role, const std::string& name) const { return ui::find(semantics, role, name) != nullptr; }

bool Robot::press(ui::Role role, const std::string& name) {
  const ui::Node* node = ui::find(semantics, role, name);
  if (!node || node->disabled) return false;
  return press_id(node->id);
}

bool Robot::press_id(const std::string& id) {
  const ui::Node* node = ui::find(semantics, id);
  if (!node || node->disabled) return false;
  semantics.requests.push_back({ui::ActionKind::press, node->id, 0});
  frame();
  frame();
  return true;
}

bool Robot::type(ui::Role role, const std::string& name, const std::string& text) {
  const ui::Node* node = ui::find(semantics, role, name);
  if (!node || node->disabled) return false;
  semantics.requests.push_back({ui::ActionKind::set_text, node->id, 0, text});
  frame();
  frame();
  return true;
}

bool Robot::tap(ui::Role role, const std::string& name) {
  const ui::Node* node = ui::find(semantics, role, name);
  if (!node || node->box.w <= 0 || node->box.h <= 0) return false;
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  const ui::Box box = node->box;
  io.AddMousePosEvent(box.x + box.w / 2, box.y + box.h / 2);
  frame();
  io.AddMouseButtonEvent(0, true);
  frame();
  io.AddMouseButtonEvent(0, false);
  frame();
  io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  frame();
  return true;
}

void Robot::key(const std::string& name) {
  ImGui::SetCurrentContext(context_);
  const bool digit = name.size() == 1 && name[0] >= '0' && name[0] <= '9';
  const ImGuiKey key = digit ? static_cast<ImGuiKey>(ImGuiKey_0 + (name[0] - '0')) : name == "space" ? ImGuiKey_Space : ImGuiKey_RightArrow;
  ImGui::GetIO().AddKeyEvent(key, true);
  frame();
  ImGui::GetIO().AddKeyEvent(key, false);
  frame();
}

std::string Robot::value_of(const std::string& id) const {
  const ui::Node* node = ui::find(semantics, id);
  return node ? node->value : std::string();
}

std::string Robot::name_of(const std::string& id) const {
  const ui::Node* node = ui::find(semantics, id);
  return node ? node->name : std::string();
}

}  // namespace holdfast
