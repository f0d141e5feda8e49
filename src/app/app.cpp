#include "app/app.h"

#include <algorithm>

#include "app/advising.h"
#include "app/incoming.h"
#include "app/keeping.h"
#include "app/outbox.h"
#include "app/own_program.h"
#include "app/training.h"
#include "app/words.h"
#include "progress/morning.h"
#include "store/backup.h"

namespace holdfast {
namespace {

constexpr Ms kMsPerMinute = 60'000;
constexpr int kLouderPercent = 20;
constexpr Ms kLongestHoldMs = 3'600'000;             // of one repetition, as the log takes it
constexpr Ms kTwoPressesMs = 450;      // two presses within this are one wish; the usual time of a double click is 500
constexpr Ms kPreviewRunsMs = 60'000;  // a figure that nobody watches rests after this long

void change_setting(App& app, const intent::Change& change) {
  Settings& s = app.settings;
  const int value = change.value;
  switch (change.setting) {
    case Setting::tones: s.tones = value != 0; break;
    case Setting::volume_percent: s.volume_percent = std::clamp(value, 0, 100); break;
    case Setting::talk: s.talk = static_cast<Talk>(std::clamp(value, 0, 2)); break;
    case Setting::vibration: s.vibration = value != 0; break;
    case Setting::units: s.units = static_cast<Units>(std::clamp(value, 0, 1)); break;
    case Setting::theme: s.theme = static_cast<Theme>(std::clamp(value, 0, 2)); break;
    case Setting::text_percent: s.text_percent = std::clamp(value, 100, 150); break;
    case Setting::reduced_motion: s.reduced_motion = static_cast<Choice>(std::clamp(value, 0, 2)); break;
    case Setting::head: s.head = static_cast<HeadEnd>(std::clamp(value, 0, 2)); break;
    case Setting::muscles: s.muscles = value != 0; break;
    case Setting::breath_s: s.breath_s = std::clamp(value, 3, 12); break;
    case Setting::lead_in_s: s.lead_in_s = std::clamp(value, 3, 30); break;
    case Setting::fade: s.fade = value != 0; break;
    case Setting::anywhere: s.anywhere = value != 0; break;
    case Setting::headset: s.headset = value != 0; break;
    case Setting::own_order: s.own_order = value != 0; break;
    case Setting::calendar_min: s.calendar_min = std::clamp(value, 0, 1439); break;
    case Setting::forgiving: s.forgiving = value != 0; break;
    case Setting::program:
      if (value != 0) s.program = app.dropped_program;
      else app.dropped_program = s.program, s.program.clear();
      break;
    case Setting::change_s: s.change_s = std::clamp(value, 5, 60); break;
  }
}

void show(App& app, std::size_t exercise, const Clock& clock) {
  if (exercise >= app.catalog.exercises.size()) return;
  app.screen = Screen::exercise;
  app.view = View{};
  app.preview = Preview{};
  app.preview.exercise = exercise;
  app.preview.level = standing(app.history, app.catalog.exercises[exercise]).level;
  app.preview.since_ms = clock.mono_ms;
}

// One intent, once the time before it has passed.
struct Applier {
  App& app;
  const Clock& clock;
  std::vector<Effect>& out;

  void operator()(const intent::GoTo& to) {
    // A running session is left by ending it, never by wandering off.
    if (app.session || (to.screen == Screen::session) || (to.screen == Screen::summary)) return;
    const bool unchecked = to.screen == Screen::today && !safety_was_checked(app.history);
    app.screen = unchecked ? Screen::first_visit : to.screen;
    app.asked_to_erase = false;
    app.sound_check = App::SoundCheck::none;
    app.view = View{};
    app.preview = Preview{};
    app.preview.since_ms = clock.mono_ms;
  }
  void operator()(const intent::FetchingScreens& fetching) {
    const std::string slow = word(Word::notice_rest_slow), missing = word(Word::notice_rest_missing);
    std::erase_if(app.notices, [&](const Notice& notice) { return notice.text == slow || notice.text == missing; });
    if (fetching.how == intent::Fetching::slow) app.notices.push_back({Notice::Kind::good, slow});
    if (fetching.how == intent::Fetching::failed) app.notices.push_back({Notice::Kind::warning, missing});
  }
  void operator()(const intent::AnswerSafety& answer) {
    if (safety_was_checked(app.history) && has_stop_sign(app.history) == answer.any_sign && has_emergency(app.history) == answer.emergency) return;
    note(app, SafetyChecked{day_of(clock), 0, answer.any_sign, answer.emergency}, clock, out);
  }
  void operator()(const intent::StartProgram&) {
    start_session(app, todays_assignments(app, day_of(clock)), clock, out);
  }
  void operator()(const intent::StartExercise& start) {
    if (start.exercise >= app.catalog.exercises.size()) return;
    const Exercise& exercise = app.catalog.exercises[start.exercise];
    start_session(app, {{start.exercise, standing_at(app.history, exercise, clamp_rung(exercise, start.rung))}}, clock, out);
  }
  void operator()(const intent::GoOn&) { go_on_with_unfinished(app, clock, out); }
  void operator()(const intent::DropUnfinished&) {
    if (!app.unfinished) return;
    note(app, SessionEnded{app.unfinished->session, day_of(clock), 0, false}, clock, out);
    app.unfinished.reset();
    forget_unfinished(app, out);
  }
  void operator()(const intent::Pause&) { command(app, clock, out, [&](Session& s) { return pause(s, clock.mono_ms, PauseReason::asked); }); }
  void operator()(const intent::Resume&) {
    command(app, clock, out, [&](Session& s) { return resume(s, clock.mono_ms, Ms{app.settings.lead_in_s} * 1000); });
  }
  void operator()(const intent::Skip&) { command(app, clock, out, [&](Session& s) { return skip(s, clock.mono_ms); }); }
  void operator()(const intent::Back&) { command(app, clock, out, [&](Session& s) { return back(s, clock.mono_ms); }); }
  void operator()(const intent::CutShort&) { command(app, clock, out, [&](Session& s) { return cut_short(s, clock.mono_ms); }); }
  void operator()(const intent::TooHardToday&) {
    if (!app.session || is_done(*app.session)) return;
    const Session& s = *app.session;
    note(app, TooHard{s.id, day_of(clock), 0, s.plan.items[static_cast<std::size_t>(current(s).item)].exercise}, clock, out);
    command(app, clock, out, [&](Session& session) { return leave_exercise(session, clock.mono_ms); });
  }
  void operator()(const intent::EndSession&) { command(app, clock, out, [&](Session& s) { return end(s, clock.mono_ms); }); }
  // One press pauses or goes on, two skip, a long one ends the hold.
  void operator()(const intent::Press& press) {
    if (!listens_to(press.sure)) return;
    const bool second = app.pressed_ms && clock.mono_ms - *app.pressed_ms <= kTwoPressesMs;
    app.pressed_ms = second ? std::nullopt : std::optional<Ms>(clock.mono_ms);
    if (second) {
      command(app, clock, out, [&](Session& s) {
        Happened happened = skip(s, clock.mono_ms);  // from where the first press stopped it
        const Happened on = resume(s, clock.mono_ms, 0);
        happened.cues.insert(happened.cues.end(), on.cues.begin(), on.cues.end());
        return happened;
      });
    } else if (app.session->paused_ms) {
      (*this)(intent::Resume{});
    } else {
      (*this)(intent::Pause{});
    }
  }
  void operator()(const intent::LongPress& press) {
    if (listens_to(press.sure)) (*this)(intent::CutShort{});
  }
  bool listens_to(bool sure) const {
    return app.session && (sure || (app.settings.anywhere && current(*app.session).kind != StepKind::questions));
  }
  void operator()(const intent::CueCameLate& late) {
    if (!app.session) return;
    ++app.late.cues;
    app.late.most_ms = std::max(app.late.most_ms, late.by_ms);
  }
  void operator()(const intent::SoundInterrupted&) { (*this)(intent::Pause{}); }
  void operator()(const intent::AnswerPain& answer) { answer_question(app, answer.pain, app.answers.reserve, clock, out); }
  void operator()(const intent::AnswerReserve& answer) { answer_question(app, app.answers.pain, answer.reserve, clock, out); }
  void operator()(const intent::AnswersDone&) {
    if (app.session && current(*app.session).kind == StepKind::questions)
      command(app, clock, out, [&](Session& s) { return skip(s, clock.mono_ms); });
  }
  void operator()(const intent::AnswerMorning& answer) {
    if (session_to_ask_about(app.history, day_of(clock)) != answer.session) return;
    NextMorning morning;
    morning.session = answer.session;
    morning.day = day_of(clock);
    if (answer.pain) morning.pain = std::clamp(*answer.pain, 0, 10);
    note(app, morning, clock, out);
    note_advice_after(app, answer.session, clock, out);
  }
  void operator()(const intent::RemoveBout& which) {
    const auto meant = [&](const Bout& bout) { return bout.session == which.session && (which.exercise.empty() || bout.exercise == which.exercise) && bout.removed == which.back; };
    if (std::any_of(app.history.bouts.begin(), app.history.bouts.end(), meant))
      note(app, Removed{which.session, day_of(clock), 0, which.exercise, which.back}, clock, out);
  }
  void operator()(const intent::LookAtProgress& look) { app.progress = look.view; }
  void operator()(const intent::CorrectRepetition& which) {
    for (const Bout* bout : bouts_of_session(app.history, which.session)) {
      if (bout->exercise != which.exercise || which.rep < 0 || which.rep >= static_cast<int>(bout->reps.size())) continue;
      const Rep& rep = bout->reps[static_cast<std::size_t>(which.rep)];
      const Ms held_ms = std::clamp<Ms>(which.held_ms, 0, kLongestHoldMs);
      if (held_ms == rep.held_ms) return;
      note(app, Corrected{which.session, day_of(clock), 0, which.exercise, rep.side, rep.set, rep.number, held_ms}, clock, out);
      return;
    }
  }
  void operator()(const intent::CorrectAnswers& which) {
    for (const Bout* bout : bouts_of_session(app.history, which.session)) {
      if (bout->exercise != which.exercise) continue;
      Answered answered{which.session, day_of(clock), 0, bout->exercise, {}, {}};
      if (which.pain && which.pain != bout->pain) answered.pain = std::clamp(*which.pain, 0, 10);
      if (which.reserve && which.reserve != bout->reserve) answered.reserve = std::clamp(*which.reserve, 0, 10);
      if (answered.pain || answered.reserve) note(app, answered, clock, out);
      if (which.morning && bout->day < day_of(clock) && *which.morning != bout->morning.value_or(intent::kNoAnswer)) {
        NextMorning morning{which.session, day_of(clock), 0, {}};
        if (*which.morning != intent::kNoAnswer) morning.pain = std::clamp(*which.morning, 0, 10);
        note(app, morning, clock, out);
      }
      return;
    }
  }
  void operator()(const intent::EditProgram& edit) { edit_program(app, edit, out); }
  void operator()(const intent::OpenItem& item) { app.edited = item.exercise; }
  void operator()(const intent::ChooseDays& chosen) { choose_days(app, chosen, clock, out); }
  void operator()(const intent::SaveFile& file) { out.push_back(effect::Download{file.name, file.mime, file.text}); }
  void operator()(const intent::TakeAdvice& take) {
    if (take.exercise >= app.catalog.exercises.size()) return;
    decide(app, take.exercise, advice_for(app, take.exercise, day_of(clock)).to, true, clock, out);
  }
  void operator()(const intent::ChooseRung& choose) { decide(app, choose.exercise, choose.rung, false, clock, out); }
  void operator()(const intent::ShowExercise& which) { if (!app.session) show(app, which.exercise, clock); }
  void operator()(const intent::ShowLevel& which) {
    Preview& p = app.preview;
    if (app.catalog.exercises.empty()) return;
    p.level = std::min(which.level, app.catalog.exercises[p.exercise].levels.size() - 1);
    p.at_s = 0;
    p.since_ms = clock.mono_ms;
    show_mistake(p, app.catalog, std::nullopt);
  }
  void operator()(const intent::ShowSide& which) { app.preview.side = which.side; }
  void operator()(const intent::PlayPreview& play) { set_playing(app.preview, shown_lengths_s(app), play.playing, clock.mono_ms); }
  void operator()(const intent::Scrub& to) { scrub(app.preview, to.at_s, clock.mono_ms); }
  void operator()(const intent::PlaySpeed& play) { set_speed(app.preview, shown_lengths_s(app), play.speed, clock.mono_ms); }
  void operator()(const intent::ShowMistake& which) {
    if (!app.catalog.exercises.empty()) show_mistake(app.preview, app.catalog, which.mistake);
  }
  void operator()(const intent::NameMuscle& which) { app.preview.muscle = which.muscle; }
  void operator()(const intent::Orbit& orbit) {
    turn_by(app.view, orbit.azimuth_rad, orbit.elevation_rad, clock.mono_ms);
  }
  void operator()(const intent::LetGo& fling) {
    let_go(app.view, fling.azimuth_rad_per_s, fling.elevation_rad_per_s, moves_reduced(app), clock.mono_ms);
  }
  void operator()(const intent::Zoom& zoom) { zoom_by(app.view, zoom.factor, clock.mono_ms); }
  void operator()(const intent::LookFrom& from) { look_from(app.view, from.view, moves_reduced(app), clock.mono_ms); }
  void operator()(const intent::AcrossTheRoom& across) { app.across_the_room = across.on; }
  void operator()(const intent::SoundCheck&) {
    app.sound_check = App::SoundCheck::played;
    check_sound(app, clock, out);
  }
  void operator()(const intent::HeardIt& answer) {
    app.sound_check = answer.heard == intent::Heard::no ? App::SoundCheck::not_heard : App::SoundCheck::played;
    if (answer.heard == intent::Heard::no) return;
    if (answer.heard == intent::Heard::louder) app.settings.volume_percent = std::min(100, app.settings.volume_percent + kLouderPercent);
    app.settings.sound_checked = app.settings.sound_checked || answer.heard == intent::Heard::yes;
    save_settings(app, out);
    if (answer.heard == intent::Heard::louder) check_sound(app, clock, out);
  }
  void operator()(const intent::Change& change) {
    change_setting(app, change);
    save_settings(app, out);
    if (app.session) command(app, clock, out, [](Session&) { return Happened{}; });  // tones at the new volume
  }
  void operator()(const intent::ChooseVoice& voice) {
    app.settings.voice = voice.name;
    save_settings(app, out);
  }
  void operator()(const intent::MakeBackup&) {
    const Day today = day_of(clock);
    app.settings.backed_up_ms = clock.wall_ms;
    app.settings.backed_up_sessions = sessions_in(app.history);
    save_settings(app, out);
    out.push_back(effect::Download{"holdfast-" + iso_date(today) + ".json", "application/json",
                                   write_backup({today, app.settings, app.log})});
  }
  void operator()(const intent::AskForBackup& ask) { out.push_back(effect::AskForFile{ask.foreign}); }
  void operator()(const intent::Restore& file) {
    if (file.foreign) open_file(app, file, clock, out);
    else restore(app, file, out);
  }
  void operator()(const intent::DecideIncoming& decided) { decide_incoming(app, decided, clock, out); }
  void operator()(const intent::Export& wanted) { ask_export(app, wanted.what, clock, out); }
  void operator()(const intent::Exchanged& exchanged) { take_answer(app, exchanged.answer, out); }
  void operator()(const intent::RestoreAs& choice) { restore_as(app, choice.replace, out); }
  void operator()(const intent::CancelRestore&) { app.restoring.reset(); }
  void operator()(const intent::UndoRestore&) { undo_restore(app, out); }
  void operator()(const intent::ShowSnapshot& which) { show_snapshot(app, which.key, out); }
  void operator()(const intent::AskToErase& ask) { app.asked_to_erase = ask.sure; }
  void operator()(const intent::EraseEverything&) { if (app.asked_to_erase) erase(app, out); }
  void operator()(const intent::UndoErase&) { undo_erase(app, out); }
  void operator()(const intent::DismissNotice& which) {
    if (which.index == intent::kReminder) app.reminded = true;
    if (which.index < app.notices.size())
      app.notices.erase(app.notices.begin() + static_cast<std::ptrdiff_t>(which.index));
  }
  void operator()(const intent::WorldIs& world) {
    app.world = world;
    app.tries = 0;  // it may go well again: soon, not at once, since every try may be reported
  }
  void operator()(const intent::WriteFailed& failed) { write_failed(app, failed, out); }
  void operator()(const intent::Replaced& answer) { replaced(app, answer, out); }
  void operator()(const intent::Unreadable& some) { unreadable(app, some); }
  void operator()(const intent::Hidden&) { if (!is_all_saved(app)) try_again(app, clock, out); }
  void operator()(const intent::OtherTabWrote& other) { merge_other_tab(app, other, out); }
  void operator()(const intent::StorageReplaced& now) { storage_replaced(app, now.saved, out); }
  void operator()(const intent::StorageWiped&) { storage_wiped(app, clock, out); }
};

}  // namespace

App open_app(Catalog catalog, const Saved& saved, const Clock& clock, std::uint64_t seed, std::vector<Effect>& effects,
             const std::vector<std::string>& pages) {
  App app;
  app.catalog = std::move(catalog);
  app.journal = begin_journal(clock.wall_ms, seed, saved);
  open_saved(app, saved, clock, pages, effects);
  settle_program(app);
  settle_days(app.catalog, app.settings);
  app.screen = safety_was_checked(app.history) ? Screen::today : Screen::first_visit;
  app.preview.since_ms = clock.mono_ms;
  return app;
}

std::vector<Effect> tick(App& app, const Clock& clock) {
  std::vector<Effect> out;
  if (app.session) pass_time(app, clock, out);
  if (clock.mono_ms >= next_try_ms(app)) {
    // Before a try was answered nothing is known of how it went.
    if (is_all_saved(app)) app.tries = 0;
    else try_again(app, clock, out);
  }
  if (app.preview.playing && !app.session && clock.mono_ms - app.preview.since_ms > kPreviewRunsMs)
    set_playing(app.preview, shown_lengths_s(app), false, app.preview.since_ms + kPreviewRunsMs);
  return out;
}

std::vector<Effect> apply(App& app, const Intent& intent, const Clock& clock) {
  std::vector<Effect> out = tick(app, clock);
  std::visit(Applier{app, clock, out}, intent);
  settle_program(app);
  settle_days(app.catalog, app.settings);
  return out;
}

bool leads_later(const Intent& intent) {
  if (const auto* to = std::get_if<intent::GoTo>(&intent)) return comes_later(to->screen);
  if (const auto* file = std::get_if<intent::Restore>(&intent)) return file->foreign;
  return std::holds_alternative<intent::ShowExercise>(intent);
}

bool leads_away(const Intent& intent) {
  return std::holds_alternative<intent::GoTo>(intent) || std::holds_alternative<intent::StartProgram>(intent) ||
         std::holds_alternative<intent::StartExercise>(intent) || std::holds_alternative<intent::GoOn>(intent);
}

PhaseLengths shown_lengths_s(const App& app) {
  if (app.catalog.exercises.empty()) return {1, 1, 1, 1, 1};
  const Exercise& exercise = app.catalog.exercises[app.preview.exercise];
  return shown_lengths_s(exercise, exercise.levels[app.preview.level], app.settings);
}

bool moves_reduced(const App& app) {
  return app.settings.reduced_motion == Choice::on ||
         (app.settings.reduced_motion == Choice::system && app.world.reduced_motion_wanted);
}

std::optional<Ms> next_change_ms(const App& app, const Clock& clock) {
  if (app.session && !app.session->paused_ms && !is_done(*app.session)) return 0;
  // Midnight: another day, other things due.
  const Ms into_minute_ms = clock.wall_ms - clock.wall_ms / kMsPerMinute * kMsPerMinute;
  const Ms midnight_ms = Ms{24 * 60 - minute_of_day(clock)} * kMsPerMinute - into_minute_ms + 1;
  return is_all_saved(app) ? midnight_ms : std::min(midnight_ms, std::max<Ms>(next_try_ms(app) - clock.mono_ms, 1));
}

}  // namespace holdfast
