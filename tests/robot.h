#pragma once
// A person without a screen: the real app and the real screens in a Dear ImGui without a renderer, a
// clock that is turned by hand, and presses by role and name.

#include <functional>
#include <string>
#include <vector>

#include "app/app.h"
#include "ui/draw.h"
#include "ui/semantics.h"

struct ImGuiContext;

namespace holdfast {

// What becomes of a write to storage.
// torn: half of it is there; lost: nothing, but it is said to be; late: it is there when the next one is written.
enum class WriteFault { none, refused, torn, torn_and_refused, lost, late };

class Robot {
 public:
  explicit Robot(const Saved& saved = {}, float width_px = 390, float height_px = 844);
  ~Robot();
  Robot(const Robot&) = delete;
  Robot& operator=(const Robot&) = delete;

  void frame();                       // one frame now
  void pass(Ms ms, Ms step_ms = 100); // time passes in frames of `step_ms`
  void sleep(Ms ms);                  // time passes unseen, then one frame
  void give(const Intent& intent);    // as if the platform reported it

  bool has(ui::Role role, const std::string& name) const;
  // Presses as the page's mirror does. False when there is no such control, or it is disabled.
  bool press(ui::Role role, const std::string& name);
  bool press_id(const std::string& id);
  // Presses as a finger does: down and up at the middle of the node.
  bool tap(ui::Role role, const std::string& name);
  bool type(ui::Role role, const std::string& name, const std::string& text);  // all that the field is to hold
  void key(const std::string& name);  // "space", "right", "0".."9": pressed and let go
  std::string value_of(const std::string& id) const;
  std::string name_of(const std::string& id) const;

  App app;
  Clock clock;
  ui::Surface surface;
  ui::Semantics semantics;
  Saved storage;                       // what the effects have written so far
  std::vector<Effect> effects;         // all of them, in order
  std::vector<std::string> items;      // ids that reached Dear ImGui in the last frame
  bool writes_fail = false, removals_fail = false;
  std::size_t room = 0;                // characters that fit into it, keys and values; 0: no limit
  std::function<WriteFault(const std::string& key, const std::string& value)> fault;  // of the next write
  std::vector<Write> written;          // every write and removal (without a value) that reached storage, in order

 private:
  std::optional<Write> late_;
  struct Storage;  // its storage, with what goes wrong
  void carry_out(std::vector<Effect> more);
  ImGuiContext* context_ = nullptr;
};

Catalog test_catalog();                // the shipped one

}  // namespace holdfast
