#include <algorithm>
#include <cmath>

#include "app/outbox.h"
#include "app/words.h"
#include "base/text.h"
#include "store/snapshot.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

void group_title(Ui& ui, Column& column, std::string_view id, Word title) {
  heading(ui, column, id, word(title), 2, {kLead, Weight::semibold, ui.ink.text});
}

void change(Ui& ui, Setting setting, int value) { ui.out.push_back(intent::Change{setting, value}); }

void draw_seconds(Ui& ui, Column& column, std::string_view id, Word name, Setting setting, double value, double low, double high) {
  const std::string shown = words(Word::seconds_value, {format("%d", static_cast<int>(std::lround(value)))});
  if (const auto wanted = slider(ui, column, id, word(name), value, {low, high, 1}, shown))
    change(ui, setting, static_cast<int>(std::lround(*wanted)));
}

// The voices of this device first; those that speak over the network say so.
void draw_voices(Ui& ui, Column& in) {
  constexpr std::size_t kMostShown = 8;
  const std::vector<intent::Voice>& voices = ui.app.world.voices;
  if (voices.empty() || ui.app.settings.talk == Talk::silent) return;
  std::vector<std::string> names{word(Word::voice_best)};
  int chosen = 0;
  for (std::size_t i = 0; i < voices.size() && i < kMostShown; ++i) {
    names.push_back(voices[i].remote ? words(Word::voice_remote, {voices[i].name}) : voices[i].name);
    if (voices[i].name == ui.app.settings.voice) chosen = static_cast<int>(i) + 1;
  }
  if (const auto wanted = choice(ui, in, "settings/voice", word(Word::voice_name), names, chosen, 1))
    ui.out.push_back(intent::ChooseVoice{*wanted == 0 ? std::string() : voices[static_cast<std::size_t>(*wanted) - 1].name});
}

void draw_sound(Ui& ui, Column& column) {
  const Settings& s = ui.app.settings;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  group_title(ui, in, "settings/sound", Word::group_sound);
  if (!ui.app.world.sound_works) text(ui, in, "settings/no_sound", word(Word::no_sound), {kBody, Weight::regular, ui.ink.ready});
  if (checkbox(ui, in, "settings/tones", word(Word::tones), s.tones)) change(ui, Setting::tones, !s.tones);
  const std::string volume = words(Word::volume_value, {format("%d", s.volume_percent)});
  if (const auto wanted = slider(ui, in, "settings/volume", word(Word::volume), s.volume_percent, {0, 100, 5}, volume))
    change(ui, Setting::volume_percent, static_cast<int>(*wanted));
  if (!ui.app.world.speech_works) text(ui, in, "settings/no_speech", word(Word::no_speech), {kBody, Weight::regular, ui.ink.ready});
  if (const auto talk = choice(ui, in, "settings/talk", word(Word::talk),
                               {word(Word::talk_all), word(Word::talk_key), word(Word::talk_none)}, static_cast<int>(s.talk)))
    change(ui, Setting::talk, *talk);
  if (s.talk == Talk::everything && checkbox(ui, in, "settings/fade", word(Word::fade), s.fade)) change(ui, Setting::fade, !s.fade);
  draw_voices(ui, in);
  if (checkbox(ui, in, "settings/vibration", word(Word::vibration), s.vibration)) change(ui, Setting::vibration, !s.vibration);
  if (button(ui, in, "settings/sound_check", word(Word::sound_check))) ui.out.push_back(intent::SoundCheck{});
  end_card(ui, column, card);
}

void draw_pace(Ui& ui, Column& column) {
  const Settings& s = ui.app.settings;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  group_title(ui, in, "settings/pace", Word::group_pace);
  draw_seconds(ui, in, "settings/breath", Word::breath_length, Setting::breath_s, s.breath_s, 3, 12);
  draw_seconds(ui, in, "settings/lead_in", Word::lead_in, Setting::lead_in_s, s.lead_in_s, 3, 30);
  draw_seconds(ui, in, "settings/change", Word::change_time, Setting::change_s, s.change_s, 5, 60);
  end_card(ui, column, card);
}

void draw_hands(Ui& ui, Column& column) {
  const Settings& s = ui.app.settings;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  group_title(ui, in, "settings/hands", Word::group_hands);
  if (checkbox(ui, in, "settings/anywhere", word(Word::anywhere), s.anywhere)) change(ui, Setting::anywhere, !s.anywhere);
  if (checkbox(ui, in, "settings/headset", word(Word::headset), s.headset)) change(ui, Setting::headset, !s.headset);
  text(ui, in, "settings/hands_hint", word(s.anywhere ? Word::hands_hint : Word::keys_hint), caption(ui));
  end_card(ui, column, card);
}

void draw_look(Ui& ui, Column& column) {
  const Settings& s = ui.app.settings;
  constexpr int kSizes[] = {100, 115, 130, 150};
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  group_title(ui, in, "settings/look", Word::group_look);
  if (const auto theme = choice(ui, in, "settings/theme", word(Word::theme),
                                {word(Word::theme_system), word(Word::theme_dark), word(Word::theme_light)}, static_cast<int>(s.theme)))
    change(ui, Setting::theme, *theme);
  int size = 0;
  for (int i = 0; i < 4; ++i)
    if (kSizes[i] == s.text_percent) size = i;
  if (const auto wanted = choice(ui, in, "settings/text", word(Word::text_size),
                                 {word(Word::text_normal), word(Word::text_115), word(Word::text_130), word(Word::text_150)}, size))
    change(ui, Setting::text_percent, kSizes[*wanted]);
  if (const auto motion = choice(ui, in, "settings/motion", word(Word::motion),
                                 {word(Word::motion_system), word(Word::motion_on), word(Word::motion_off)}, static_cast<int>(s.reduced_motion)))
    change(ui, Setting::reduced_motion, *motion);
  if (const auto head = choice(ui, in, "settings/head", word(Word::head), {word(Word::head_best), word(Word::head_left), word(Word::head_right)},
                               static_cast<int>(s.head)))
    change(ui, Setting::head, *head);
  if (checkbox(ui, in, "settings/muscles", word(Word::muscles_glow), s.muscles)) change(ui, Setting::muscles, !s.muscles);
  // Pounds stand first, as the article has them; the stored order is kg, lb.
  if (const auto units = choice(ui, in, "settings/units", word(Word::units), {word(Word::unit_lb), word(Word::unit_kg)}, s.units == Units::lb ? 0 : 1))
    change(ui, Setting::units, static_cast<int>(*units == 0 ? Units::lb : Units::kg));
  end_card(ui, column, card);
}

void draw_erase(Ui& ui, Column& in) {
  if (!ui.app.asked_to_erase) {
    if (button(ui, in, "settings/erase", word(Word::erase), {ButtonKind::danger})) ui.out.push_back(intent::AskToErase{true});
    return;
  }
  text(ui, in, "settings/erase_sure", word(Word::erase_sure), {kBody, Weight::semibold, ui.ink.danger});
  const Rect row = take(in, std::max(kTarget, scaled(ui, kTarget + 4)));
  const Column no = split(row, 0, 2, kSpace2), yes = split(row, 1, 2, kSpace2);
  if (button(ui, Rect{no.x, row.y, no.w, row.h}, "settings/erase_no", word(Word::erase_no))) ui.out.push_back(intent::AskToErase{false});
  if (button(ui, Rect{yes.x, row.y, yes.w, row.h}, "settings/erase_yes", word(Word::erase_yes), {ButtonKind::danger}))
    ui.out.push_back(intent::EraseEverything{});
}

std::string sessions_words(int count) { return counted(Word::restore_session, Word::restore_sessions, count); }

int sessions_in(const Log& log) {
  return static_cast<int>(std::count_if(log.entries.begin(), log.entries.end(), [](const Entry& e) { return std::holds_alternative<SessionBegan>(e); }));
}

// What to do with a backup that was read: it waits for her answer.
void draw_restoring(Ui& ui, Column& in) {
  const Backup& backup = *ui.app.restoring;
  text(ui, in, "settings/restore_found", words(Word::restore_found, {day_words(backup.made), sessions_words(sessions_in(backup.log)), sessions_words(sessions_in(ui.app.log))}),
       {kBody, Weight::semibold, ui.ink.text});
  if (button(ui, in, "settings/restore_add", word(Word::restore_add))) ui.out.push_back(intent::RestoreAs{false});
  if (button(ui, in, "settings/restore_replace", word(Word::restore_replace), {ButtonKind::danger})) ui.out.push_back(intent::RestoreAs{true});
  if (button(ui, in, "settings/restore_cancel", word(Word::restore_cancel))) ui.out.push_back(intent::CancelRestore{});
}

void draw_snapshots(Ui& ui, Column& in) {
  for (auto it = ui.app.others.lower_bound(kSnapshotPrefix); it != ui.app.others.end() && begins_with(it->first, kSnapshotPrefix); ++it) {
    const auto day = parse_iso_date(it->first.substr(std::string_view(kSnapshotPrefix).size()));
    if (day && button(ui, in, "settings/" + it->first, words(Word::snapshot, {day_words(*day)}))) ui.out.push_back(intent::ShowSnapshot{it->first});
  }
}

void draw_keeping(Ui& ui, Column& column) {
  const intent::WorldIs& world = ui.app.world;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  group_title(ui, in, "settings/keeping", Word::group_keeping);
  const Word state = !world.storage_works ? Word::storage_none : !is_all_saved(ui.app) ? Word::storage_behind : world.storage_persists ? Word::storage_persists : Word::storage_ok;
  text(ui, in, "settings/storage", word(state), world.storage_works && is_all_saved(ui.app) ? muted(ui) : Style{kBody, Weight::regular, ui.ink.danger});
  const bool ever = ui.app.settings.backed_up_ms > 0;
  if (const int at_risk = sessions_at_risk(ui.app); at_risk > 0)
    text(ui, in, "settings/at_risk", words(ever ? Word::backup_since : Word::backup_never, {sessions_words(at_risk)}), muted(ui));
  if (button(ui, in, "settings/backup", word(Word::backup))) ui.out.push_back(intent::MakeBackup{});
  if (button(ui, in, "settings/restore", word(Word::restore))) ui.out.push_back(intent::AskForBackup{});
  if (ui.app.restoring) draw_restoring(ui, in);
  if (ui.app.before_restore && button(ui, in, "settings/restore_undo", word(Word::restore_undo))) ui.out.push_back(intent::UndoRestore{});
  draw_snapshots(ui, in);
  if (button(ui, in, "settings/import", word(Word::import))) ui.out.push_back(intent::AskForBackup{true});
  text(ui, in, "settings/export_note", word(Word::export_note), muted(ui));
  if (button(ui, in, "settings/strong", word(Word::export_strong))) ui.out.push_back(intent::Export{"strong"});
  if (button(ui, in, "settings/hevy", word(Word::export_hevy))) ui.out.push_back(intent::Export{"hevy"});
  draw_erase(ui, in);
  text(ui, in, "settings/about", word(Word::about), caption(ui));
  end_card(ui, column, card);
}

}  // namespace

void draw_settings(Ui& ui, Rect place) {
  Scroll scroll = begin_scroll(ui, "settings", place, kSpace4, 720);
  Column& column = scroll.column;
  draw_notices(ui, column);
  draw_incoming(ui, column);
  heading(ui, column, "settings/title", word(Word::settings_title), 1, {kTitle, Weight::semibold, ui.ink.text});
  draw_sound(ui, column);
  draw_hands(ui, column);
  draw_pace(ui, column);
  draw_look(ui, column);
  draw_keeping(ui, column);
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
