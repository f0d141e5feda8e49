#include "progress/morning.h"

#include "app/words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {

void draw_morning(Ui& ui, Column& column) {
  const std::optional<Ms> session = session_to_ask_about(ui.app.history, today_of(ui));
  if (!session) return;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  heading(ui, in, "morning/title", word(Word::morning_title), 2, {kLead, Weight::semibold, ui.ink.text});
  std::vector<std::string> pains;
  for (int i = 0; i <= 10; ++i) pains.push_back(format("%d", i));
  if (const auto pain = choice(ui, in, "morning/pain", word(Word::morning_ask), pains, -1, in.w < 540 ? 6 : 11))
    ui.out.push_back(intent::AnswerMorning{*session, *pain});
  if (button(ui, in, "morning/skip", word(Word::morning_skip), {ButtonKind::quiet})) ui.out.push_back(intent::AnswerMorning{*session, {}});
  end_card(ui, column, card);
}

}  // namespace holdfast::ui
