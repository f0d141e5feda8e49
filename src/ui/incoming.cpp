#include "app/exchange.h"
#include "app/words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

void draw_rows(Ui& ui, Column& in, const Incoming& incoming) {
  using What = intent::DecideIncoming::What;
  const auto look = [&](int first, int state) { ui.out.push_back(intent::DecideIncoming{What::rows, 0, -1, first, state}); };
  if (!incoming.states.empty())
    if (const auto state = choice(ui, in, "incoming/states", word(Word::incoming_rows), incoming.states, incoming.state, 1)) look(0, *state);
  if (!incoming.shown.empty()) text(ui, in, "incoming/shown", incoming.shown, muted(ui));
  if (!incoming.rows.empty()) bullets(ui, in, "incoming/rows", incoming.rows, word(Word::incoming_rows));
  if (!incoming.earlier.empty() && button(ui, in, "incoming/earlier", incoming.earlier)) look(incoming.first - kShownRows, incoming.state);
  if (!incoming.later.empty() && button(ui, in, "incoming/later", incoming.later)) look(incoming.first + kShownRows, incoming.state);
}

}  // namespace

void draw_incoming(Ui& ui, Column& column) {
  using What = intent::DecideIncoming::What;
  if (!ui.app.incoming) return;
  const Incoming& incoming = *ui.app.incoming;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  heading(ui, in, "incoming", word(Word::incoming), 2, {kLead, Weight::semibold, ui.ink.text});
  text(ui, in, "incoming/title", incoming.title, body(ui));
  if (!incoming.notes.empty()) bullets(ui, in, "incoming/notes", incoming.notes, word(Word::incoming));
  for (int i = 0; i < static_cast<int>(incoming.names.size()); ++i) {
    const Incoming::Name& name = incoming.names[static_cast<std::size_t>(i)];
    const std::string id = format("incoming/%d", i);
    text(ui, in, id + "/said", name.said, body(ui));
    if (button(ui, in, id, word(Word::incoming_change), {ButtonKind::second, 0, false, name.said})) ui.out.push_back(intent::DecideIncoming{What::name, i});
    if (incoming.open_name != i) continue;
    if (const auto wanted = choice(ui, in, id + "/as", name.said, name.options, name.taken, 1)) ui.out.push_back(intent::DecideIncoming{What::name, i, *wanted});
  }
  if (!incoming.take.empty() && button(ui, in, "incoming/take", incoming.take, {ButtonKind::main})) ui.out.push_back(intent::DecideIncoming{What::take});
  if (button(ui, in, "incoming/cancel", word(Word::incoming_cancel))) ui.out.push_back(intent::DecideIncoming{What::leave});
  draw_rows(ui, in, incoming);
  end_card(ui, column, card);
}

}  // namespace holdfast::ui
