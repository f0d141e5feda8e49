#include "app/words.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

// What she can rely on with her eyes shut: voice, screen, keys.
void draw_state(Ui& ui, Column& in) {
  const intent::WorldIs& world = ui.app.world;
  std::vector<std::string> list;
  list.push_back(word(!world.sound_works ? Word::no_sound : world.speech_works ? Word::voice_here : Word::no_speech));
  list.push_back(word(world.stays_awake ? Word::stays_awake : Word::may_sleep));
  list.push_back(word(ui.app.settings.anywhere ? Word::hands_hint : Word::keys_hint));
  bullets(ui, in, "sound/state", list, word(Word::sound_check_title));
}

void draw_answers(Ui& ui, Column& in) {
  const Rect row = take(in, std::max(kTarget, scaled(ui, kTarget + 4)));
  constexpr struct {
    intent::Heard heard;
    Word words;
    const char* id;
  } kAnswers[] = {{intent::Heard::yes, Word::heard_yes, "sound/yes"}, {intent::Heard::louder, Word::heard_louder, "sound/louder"}, {intent::Heard::no, Word::heard_no, "sound/no"}};
  for (int i = 0; i < 3; ++i) {
    const Column cell = split(row, i, 3, kSpace2);
    if (button(ui, Rect{cell.x, row.y, cell.w, row.h}, kAnswers[i].id, word(kAnswers[i].words))) ui.out.push_back(intent::HeardIt{kAnswers[i].heard});
  }
  if (ui.app.sound_check == App::SoundCheck::not_heard) text(ui, in, "sound/not_heard", word(Word::heard_not), {kBody, Weight::regular, ui.ink.ready});
}

}  // namespace

void draw_sound_check(Ui& ui, Column& column) {
  if (ui.app.settings.sound_checked) return;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  heading(ui, in, "sound/title", word(Word::sound_check_title), 2, {kLead, Weight::semibold, ui.ink.text});
  text(ui, in, "sound/why", word(Word::sound_check_why), muted(ui));
  if (ui.app.world.sound_works && button(ui, in, "sound/play", word(Word::sound_check_play))) ui.out.push_back(intent::SoundCheck{});
  if (ui.app.sound_check != App::SoundCheck::none) {
    text(ui, in, "sound/asked", word(Word::sound_check), {kBody, Weight::semibold, ui.ink.text});
    draw_answers(ui, in);
  }
  draw_state(ui, in);
  end_card(ui, column, card);
}

}  // namespace holdfast::ui
