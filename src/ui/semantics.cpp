#include "ui/semantics.h"

#include <cassert>
#include <cmath>

#include "base/text.h"

namespace holdfast::ui {
namespace {

void quote(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      out += ' ';
    else
      out += c;
  }
  out += '"';
}

void member(std::string& out, const char* key, std::string_view text) {
  if (text.empty()) return;
  out += std::string(",\"") + key + "\":";
  quote(out, text);
}

void flag(std::string& out, const char* key, const std::optional<bool>& value) {
  if (value) out += format(",\"%s\":%d", key, *value ? 1 : 0);
}

bool has_range(const Node& node) { return node.role == Role::slider || node.role == Role::progressbar; }

}  // namespace

const char* aria_name(Role role) {
  switch (role) {
    case Role::main: return "main";
    case Role::navigation: return "navigation";
    case Role::region: return "region";
    case Role::group: return "group";
    case Role::heading: return "heading";
    case Role::text: return "";
    case Role::button: return "button";
    case Role::tab: return "tab";
    case Role::checkbox: return "checkbox";
    case Role::radio: return "radio";
    case Role::radiogroup: return "radiogroup";
    case Role::slider: return "slider";
    case Role::list: return "list";
    case Role::listitem: return "listitem";
    case Role::image: return "img";
    case Role::timer: return "timer";
    case Role::status: return "status";
    case Role::alert: return "alert";
    case Role::progressbar: return "progressbar";
    case Role::dialog: return "dialog";
    case Role::table: return "table";
    case Role::row: return "row";
    case Role::columnheader: return "columnheader";
    case Role::cell: return "cell";
    case Role::searchbox: return "searchbox";
    case Role::link: return "link";
  }
  return "";
}

void begin_frame(Semantics& semantics) {
  semantics.nodes.clear();
  semantics.open.clear();
  semantics.moving = false;
}

int add(Semantics& semantics, Node node) {
  assert(!node.id.empty() && !find(semantics, node.id));
  node.parent = semantics.open.empty() ? -1 : semantics.open.back();
  semantics.nodes.push_back(std::move(node));
  return static_cast<int>(semantics.nodes.size()) - 1;
}

void open_group(Semantics& semantics, Node node) {
  const int index = add(semantics, std::move(node));
  semantics.open.push_back(index);
}

void close_group(Semantics& semantics) {
  assert(!semantics.open.empty());
  semantics.open.pop_back();
}

bool requested(const Semantics& semantics, std::string_view id) {
  for (const Action& action : semantics.requests)
    if (action.kind == ActionKind::press && action.id == id) return true;
  return false;
}

std::optional<double> requested_value(const Semantics& semantics, std::string_view id) {
  for (const Action& action : semantics.requests)
    if (action.kind == ActionKind::set_value && action.id == id) return action.value;
  return std::nullopt;
}

std::optional<std::string> requested_text(const Semantics& semantics, std::string_view id) {
  for (auto action = semantics.requests.rbegin(); action != semantics.requests.rend(); ++action)
    if (action->kind == ActionKind::set_text && action->id == id) return action->text;
  return std::nullopt;
}

const Node* find(const Semantics& semantics, std::string_view id) {
  for (const Node& node : semantics.nodes)
    if (node.id == id) return &node;
  return nullptr;
}

const Node* find(const Semantics& semantics, Role role, std::string_view name) {
  const Node* found = nullptr;
  for (const Node& node : semantics.nodes) {
    if (node.role != role || node.name != name) continue;
    if (found) return nullptr;
    found = &node;
  }
  return found;
}

std::string as_text(const Semantics& semantics) {
  std::string out;
  std::vector<int> depth(semantics.nodes.size());
  for (std::size_t i = 0; i < semantics.nodes.size(); ++i) {
    const Node& node = semantics.nodes[i];
    depth[i] = node.parent < 0 ? 0 : depth[static_cast<std::size_t>(node.parent)] + 1;
    out.append(static_cast<std::size_t>(depth[i]) * 2, ' ');
    out += *aria_name(node.role) ? aria_name(node.role) : "text";
    if (!node.name.empty()) out += " \"" + node.name + "\"";
    if (!node.value.empty()) out += " = " + node.value;
    if (node.level) out += format(" level %d", node.level);
    if (has_range(node)) out += " " + short_number(node.value_now) + " of " + short_number(node.value_min) + ".." + short_number(node.value_max);
    if (node.checked) out += *node.checked ? " checked" : " not checked";
    if (node.current && *node.current) out += " current";
    if (node.disabled) out += " disabled";
    out += "\n";
  }
  return out;
}

std::string as_json(const Semantics& semantics) {
  std::string out = "[";
  for (const Node& node : semantics.nodes) {
    out += out.size() > 1 ? ",{\"id\":" : "{\"id\":";
    quote(out, node.id);
    out += format(",\"p\":%d", node.parent);
    member(out, "r", aria_name(node.role));
    member(out, "n", node.name);
    member(out, "v", node.value);
    out += format(",\"b\":[%ld,%ld,%ld,%ld]", std::lround(node.box.x), std::lround(node.box.y), std::lround(node.box.w),
                  std::lround(node.box.h));
    if (node.level) out += format(",\"l\":%d", node.level);
    if (node.disabled) out += ",\"d\":1";
    flag(out, "c", node.checked);
    flag(out, "u", node.current);
    flag(out, "e", node.expanded);
    if (has_range(node))
      out += ",\"m\":[" + short_number(node.value_now) + "," + short_number(node.value_min) + "," +
             short_number(node.value_max) + "," + short_number(node.value_step) + "]";
    out += "}";
  }
  return out + "]";
}

}  // namespace holdfast::ui
