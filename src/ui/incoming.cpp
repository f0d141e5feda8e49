#include "app/words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {

void draw_incoming(Ui& ui, Column& column) {
  using What = intent::DecideIncoming::What;
  if (!ui.app.incoming) return;
  const Incoming& incoming = *ui.app.incoming;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  heading(ui, in, "incoming", word(Word::incoming), 2, {kLead, Weight::semibold, ui.ink.text});
  text(ui, in, "incoming/title", incoming.title, body(ui));
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
  if (!incoming.rows.empty()) bullets(ui, in, "incoming/rows", incoming.rows, word(Word::incoming));
  end_card(ui, column, card);
}

}  // namespace holdfast::ui
