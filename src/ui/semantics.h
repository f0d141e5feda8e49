#pragma once
// What a frame says of itself: one tree, in reading order, in ARIA's own words. The page mirrors it as
// real elements, the tests press by role and name, and both send their requests back through it.
//
// An id is a place, not a text: "session/timer" stays the same node while its text counts down.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::ui {

enum class Role : std::uint8_t {
  main, navigation, region, group, heading, text, button, tab, checkbox, radio, radiogroup, slider, list, listitem,
  image, timer, status, alert, progressbar, dialog, link, table, row, columnheader, cell, searchbox,
};
const char* aria_name(Role role);  // "img" for image, "switch" is not used; "" for text, which is a plain element

struct Box {
  float x = 0, y = 0, w = 0, h = 0;  // CSS pixels, from the page's upper left corner
};

struct Node {
  std::string id;
  int parent = -1;         // index into Semantics::nodes; -1: the page
  Role role = Role::group;
  std::string name;
  std::string value;       // aria-valuetext, what a status says, or what a field holds
  Box box;                 // where it is seen; clipped away when w or h is 0
  int level = 0;           // of a heading, 1..6
  bool disabled = false;
  std::optional<bool> checked;   // checkbox, radio
  std::optional<bool> current;   // navigation: the page one is on
  std::optional<bool> expanded;
  double value_now = 0, value_min = 0, value_max = 0, value_step = 1;  // slider, progressbar
};

// What a reader, a keyboard or a test asks of a node.
enum class ActionKind : std::uint8_t { press, set_value, set_text };
struct Action {
  ActionKind kind = ActionKind::press;
  std::string id;
  double value = 0;      // of set_value
  std::string text = {};  // of set_text: all that the field is to hold
};

struct Semantics {
  // Going in: set by the platform before a frame.
  std::vector<Action> requests;   // each is answered in this frame and then forgotten
  std::string focused;            // id of the node with the keyboard's focus; empty: none is shown
  bool focus_moved = false;       // the focus is new in this frame: what it is on is brought into sight
  float scroll_by_px = 0;         // how far what scrolls is to move in this frame, positive towards its end
  bool mirrored = false;          // presses come as requests; a pointer's press is only shown

  // Coming out: made anew by each frame.
  std::vector<Node> nodes;
  std::string announcement;       // reserved for the platform
  bool moving = false;            // something in this frame moves: another frame is wanted at once

  // While drawing.
  std::vector<int> open;          // the groups that are open, innermost last
};

void begin_frame(Semantics& semantics);             // forgets the last frame's nodes
int add(Semantics& semantics, Node node);           // under the innermost open group; ids must be unique
void open_group(Semantics& semantics, Node node);
void close_group(Semantics& semantics);
bool requested(const Semantics& semantics, std::string_view id);                       // a press
std::optional<double> requested_value(const Semantics& semantics, std::string_view id);
std::optional<std::string> requested_text(const Semantics& semantics, std::string_view id);  // the last that was typed

const Node* find(const Semantics& semantics, std::string_view id);
// By role and name, as a person would say it; null when there is none, or more than one.
const Node* find(const Semantics& semantics, Role role, std::string_view name);

// The tree as indented text, one node a line: for golden files and for people.
std::string as_text(const Semantics& semantics);
// The tree as compact JSON for the page's mirror: a list of nodes in reading order, members left out
// when they have their default. Keys: id, p (parent's index), r (role), n (name), v (value), b ([x,y,w,h],
// CSS pixels, rounded), l (level), d (disabled), c (checked), u (current), e (expanded), m ([now,min,max,step]).
std::string as_json(const Semantics& semantics);

}  // namespace holdfast::ui
