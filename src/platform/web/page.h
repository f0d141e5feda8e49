#pragma once
// The page as one value, and its one frame function.

#include <string>
#include <vector>

#include "app/app.h"
#include "ui/draw.h"
#include "ui/semantics.h"

namespace holdfast::web {

// How much of a frame is done.
enum class Depth : int {
  time = 0,     // time passes and the world is told: enough for a page that nobody sees
  mirror = 1,   // and the semantics are made anew: a press is answered inside her own event
  picture = 2,  // and it is drawn
};

struct Page {
  App app;
  ui::Semantics semantics;
  ui::Surface surface;
  std::vector<Intent> waiting;   // reported from outside since the last frame
  std::string mirrored;          // what the mirror shows now
  Ms drawn_ms = 0;               // monotonic instant of the last pass
  int settling = 3;              // frames that follow an event, until everything drawn has met it
  enum class Rest : std::uint8_t { elsewhere, on_its_way, here } rest = Rest::elsewhere;  // the screens that come later
  std::optional<Intent> held;    // leads to one of them, and waits for it: the last that did
  std::optional<Intent> plan;    // a file or link that was opened: waits for them, and for the end of a session
  bool can_draw = false;         // there is a context, and it holds what is drawn with
  bool font_is_old = true;       // the texture does not hold the atlas yet
  std::optional<unsigned> background;  // as the page was told last
};

// Something happened that the next frames must meet.
void stir(Page& page);

// The other half of the page's code is slow to come, came, or could not be had.
void fetching(Page& page, intent::Fetching how);

// Milliseconds until the next frame is wanted: 0 at once, negative never.
double frame(Page& page, Depth depth);

}  // namespace holdfast::web
