#pragma once
// What somebody wants, or what the world reports. Everything that changes the product's state is one
// of these or the passing of time; a replay is a list of them.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/progress_view.h"
#include "base/time.h"
#include "catalog/exercise.h"
#include "figure/camera.h"
#include "figure/muscle.h"
#include "figure/phase.h"
#include "store/journal.h"

namespace holdfast {

enum class Screen : std::uint8_t { first_visit, today, session, summary, exercises, exercise, progress, program, settings };
// The page trains without these: it fetches them when one is opened for the first time.
constexpr bool comes_later(Screen screen) { return screen >= Screen::exercises; }

// The settings that a screen changes with one number.
enum class Setting : std::uint8_t {
  tones, volume_percent, talk, vibration, units, theme, text_percent, reduced_motion, head, muscles, breath_s, lead_in_s, change_s, program,
  fade, anywhere, headset, own_order, forgiving, calendar_min,
};

namespace intent {

struct GoTo { Screen screen = Screen::today; };
struct AnswerSafety { bool any_sign = false, emergency = false; };  // on the first visit
struct StartProgram {};                                   // what is due; everything when nothing is
struct StartExercise { std::size_t exercise = 0; Rung rung; };
struct GoOn {};                                           // with the session that was broken off
struct DropUnfinished {};
struct Pause {};
struct Resume {};
struct Skip {};
struct Back {};
struct CutShort {};
struct TooHardToday {};
struct EndSession {};
// A hand that does not look: any key, a tap beside the buttons, a headset's button. `sure`: nothing but the session
// can be meant (the space bar, a headset), whatever the settings say.
struct Press { bool sure = false; };
struct LongPress { bool sure = false; };
struct AnswerPain { std::optional<int> pain; };           // 0..10
struct AnswerReserve { std::optional<int> reserve; };     // 0..10
struct AnswersDone {};
struct AnswerMorning { Ms session = 0; std::optional<int> pain; };  // on the morning after; nothing: not answered
struct RemoveBout { Ms session = 0; std::string exercise; bool back = false; };  // out of what counts, or back into it; no exercise: all of the session
struct LookAtProgress { ProgressView view; };
struct CorrectRepetition { Ms session = 0; std::string exercise; int rep = 0; Ms held_ms = 0; };  // `rep` into Bout::reps
struct CorrectAnswers {
  Ms session = 0;
  std::string exercise;
  std::optional<int> pain, reserve;  // nothing: as it is
  std::optional<int> morning;        // of the whole session, from the day after it on; kNoAnswer takes it back
};
inline constexpr int kNoAnswer = -1;
struct EditProgram {
  enum class What : std::uint8_t { add, take_out, earlier, later } what = What::add;
  std::string exercise;
};
struct OpenItem { std::string exercise; };                // of the program, to be changed; empty: none
struct ChooseDays { std::string exercise; int code = 0; };  // as Settings::days has it; 0: the usual ones
struct SaveFile { std::string name, mime, text; };        // what a screen made of what it shows
struct TakeAdvice { std::size_t exercise = 0; };
struct ChooseRung { std::size_t exercise = 0; Rung rung; };
struct ShowExercise { std::size_t exercise = 0; };
struct ShowLevel { std::size_t level = 0; };
struct ShowSide { Side side = Side::left; };
struct PlayPreview { bool playing = true; };
struct Scrub { double at_s = 0; };                        // of the repetition that the preview shows
struct PlaySpeed { double speed = 1; };                   // 0.25..2
struct ShowMistake { std::optional<std::size_t> mistake; };  // beside the right form; nothing: alone again
struct NameMuscle { std::optional<figure::Muscle> muscle; };
struct Orbit { double azimuth_rad = 0, elevation_rad = 0; };  // change
struct Zoom { double factor = 1; };
struct LetGo { double azimuth_rad_per_s = 0, elevation_rad_per_s = 0; };  // of a figure that turns
struct LookFrom { figure::ViewName view = figure::ViewName::best; };
struct AcrossTheRoom { bool on = true; };
struct SoundCheck {};                                     // plays and says something
enum class Heard : std::uint8_t { yes, louder, no };
struct HeardIt { Heard heard = Heard::yes; };             // her answer to it
struct Change { Setting setting = Setting::tones; int value = 0; };
struct ChooseVoice { std::string name; };
struct MakeBackup {};
struct AskForBackup { bool foreign = false; };            // opens the browser's file picker
// A foreign one is of another program, or a program, or a link that begins with #plan=.
struct Restore { std::string file, text; bool foreign = false; };
struct DecideIncoming {                                   // about what App::incoming shows
  enum class What : std::uint8_t { take, leave, name, rows } what = What::take;
  int name = 0, option = -1;                              // of Incoming::names; -1: shows the options, or hides them
  int first = 0, state = 0;                               // of its rows
};
struct Export { const char* what = ""; };                 // as app/exchange.h has it
enum class Fetching : std::uint8_t { slow, failed, done };
struct FetchingScreens { Fetching how = Fetching::done; };  // of the screens that come later
struct Exchanged { std::string answer; };                 // from the second module; empty: it could not be had
struct RestoreAs { bool replace = false; };               // her answer when both the file and the page hold something
struct CancelRestore {};
struct UndoRestore {};
struct ShowSnapshot { std::string key; };                 // asks as a file does
struct AskToErase { bool sure = false; };                 // first step, and back from it
struct EraseEverything {};                                // second step
struct UndoErase {};
inline constexpr std::size_t kReminder = ~std::size_t{0};  // of a backup, which is no notice but follows from what is at risk
struct DismissNotice { std::size_t index = 0; };

// From the platform.
struct Voice {
  std::string name, language;  // as the browser names them: "Samantha", "en-US"
  bool remote = false;         // what it says leaves the device
};
struct WorldIs {
  bool dark_wanted = true, reduced_motion_wanted = false;
  bool storage_works = true, storage_persists = false;
  bool sound_works = true, speech_works = true, picture_works = true;
  bool stays_awake = true;     // the screen can be kept from sleeping
  std::vector<Voice> voices;   // of the page's language, those of the device first
};
struct CueCameLate { Ms by_ms = 0; };                      // a tone that began late, or was dropped
struct SoundInterrupted {};                               // by a call, or whatever took the device
struct WriteFailed { std::string key, value; };           // what was to be written
struct Replaced {                                         // the answer to effect::Replace
  Replacing why = Replacing::tidying;
  std::string key;                                        // of the first text that was to be written
  bool done = false;
  std::vector<std::string> gave_way;                      // keys that went to make room
  Saved taken;                                            // what lay under the keys that went by their prefix
};
struct OtherTabWrote { std::string key, value; };         // no value: it removed the key
struct Unreadable { std::vector<std::string> keys; };     // there is something, but the browser does not hand it out
struct Hidden {};                                         // nobody sees the page, and it may never be seen again
struct StorageReplaced { Saved saved; };                  // another tab erased or replaced everything: what is there now
struct StorageWiped {};                                   // by somebody else, while the page is open

}  // namespace intent

using Intent = std::variant<
    intent::GoTo, intent::AnswerSafety, intent::StartProgram, intent::StartExercise, intent::GoOn, intent::DropUnfinished,
    intent::Pause, intent::Resume, intent::Skip, intent::Back, intent::CutShort, intent::TooHardToday, intent::EndSession, intent::Press, intent::LongPress,
    intent::AnswerPain, intent::AnswerReserve, intent::AnswersDone, intent::AnswerMorning, intent::RemoveBout, intent::LookAtProgress, intent::CorrectRepetition, intent::CorrectAnswers, intent::SaveFile, intent::EditProgram, intent::OpenItem, intent::ChooseDays, intent::TakeAdvice, intent::ChooseRung,
    intent::ShowExercise, intent::ShowLevel, intent::ShowSide, intent::PlayPreview, intent::Orbit, intent::Zoom,
    intent::LetGo, intent::LookFrom, intent::Scrub, intent::PlaySpeed, intent::ShowMistake, intent::NameMuscle, intent::AcrossTheRoom, intent::SoundCheck, intent::HeardIt, intent::Change, intent::ChooseVoice, intent::MakeBackup,
    intent::AskForBackup, intent::Restore, intent::RestoreAs, intent::CancelRestore, intent::UndoRestore, intent::ShowSnapshot, intent::DecideIncoming, intent::Export, intent::FetchingScreens, intent::Exchanged, intent::AskToErase, intent::EraseEverything, intent::UndoErase,
    intent::DismissNotice, intent::WorldIs, intent::CueCameLate, intent::SoundInterrupted, intent::WriteFailed, intent::Replaced, intent::OtherTabWrote, intent::Unreadable, intent::Hidden,
    intent::StorageReplaced, intent::StorageWiped>;

// Leads to a screen that comes later; or away from where one is, so that what is being fetched is no longer waited for.
bool leads_later(const Intent& intent);
bool leads_away(const Intent& intent);

}  // namespace holdfast
