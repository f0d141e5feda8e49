#include "app/incoming.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/keeping.h"
#include "app/outbox.h"
#include "app/own_program.h"
#include "app/words.h"
#include "base/reader.h"
#include "base/writer.h"
#include "interchange/csv.h"
#include "store/backup.h"

namespace holdfast {
namespace {

using nlohmann::json;

constexpr std::size_t kMostLines = 200, kLongestLine = 2'000;
constexpr int kMostRows = static_cast<int>(kMostTableRows);

void ask(const App& app, const char* what, const Clock& clock, const Incoming& incoming, int option, std::vector<Effect>& out) {
  out.push_back(effect::Exchange{json_text(json_object(
      {{"do", what}, {"now", clock.wall_ms}, {"offset", clock.utc_offset_min}, {"own", write_backup({day_of(clock), app.settings, app.log})},
       {"file", incoming.file}, {"text", incoming.text}, {"answered", incoming.answered}, {"name", option < 0 ? -1 : incoming.open_name}, {"option", option}, {"first", incoming.first}, {"state", incoming.state}})), ""});
}

// A text of any length, empty where there is none.
std::string loose(const json& document, const char* key) {
  const auto found = document.find(key);
  return found != document.end() && found->is_string() ? found->get_ref<const std::string&>() : std::string();
}

std::vector<std::string> lines_of(const Reader& at) {
  std::vector<std::string> lines;
  for (const Reader& line : at.items(0, kMostLines)) lines.push_back(line.text(kLongestLine));
  return lines;
}

void read_preview(const json& document, const Reader& top, Incoming& incoming) {
  incoming.title = top.member("title").text(kLongestLine);
  incoming.take = loose(document, "take");
  incoming.done = loose(document, "done");
  incoming.own = loose(document, "own");
  incoming.answered = loose(document, "answered");
  incoming.program = document.contains("program");
  incoming.notes = lines_of(top.member("notes"));
  incoming.rows = lines_of(top.member("rows"));
  incoming.states = lines_of(top.member("states"));
  incoming.state = top.integer_or("state", 0, 0, std::max(0, static_cast<int>(incoming.states.size()) - 1));
  incoming.first = top.integer_or("first", 0, 0, kMostRows);
  incoming.shown = loose(document, "shown");
  incoming.earlier = loose(document, "earlier");
  incoming.later = loose(document, "later");
  incoming.names.clear();
  incoming.open_name = -1;
  for (const Reader& at : top.member("names").items(0, kMostLines)) {
    Incoming::Name name{at.member("said").text(kLongestLine), lines_of(at.member("options")), 0};
    name.taken = at.member("taken").integer(0, static_cast<int>(name.options.size()) - 1);
    incoming.names.push_back(std::move(name));
  }
}

}  // namespace

void open_file(App& app, const intent::Restore& file, const Clock& clock, std::vector<Effect>& out) {
  if (app.session) return;
  if (!file.text.empty() && file.text.front() == '#') app.screen = Screen::program;
  app.incoming.emplace();
  app.incoming->file = file.file;
  app.incoming->text = file.text;
  ask(app, "read", clock, *app.incoming, -1, out);
}

void decide_incoming(App& app, const intent::DecideIncoming& decided, const Clock& clock, std::vector<Effect>& out) {
  if (!app.incoming) return;
  if (decided.what == intent::DecideIncoming::What::name) {
    Incoming& incoming = *app.incoming;
    const bool hide = decided.option < 0 && incoming.open_name == decided.name;
    incoming.open_name = hide ? -1 : decided.name;
    if (decided.option >= 0) ask(app, "read", clock, incoming, decided.option, out);
    return;
  }
  if (decided.what == intent::DecideIncoming::What::rows) {
    app.incoming->first = std::clamp(decided.first, 0, kMostRows);
    app.incoming->state = std::clamp(decided.state, 0, std::max(0, static_cast<int>(app.incoming->states.size()) - 1));
    ask(app, "read", clock, *app.incoming, -1, out);
    return;
  }
  const std::string file = app.incoming->file, own = app.incoming->own, done = app.incoming->done;
  const bool program = app.incoming->program;
  app.incoming.reset();
  if (decided.what == intent::DecideIncoming::What::leave) return;
  const auto backup = read_backup(own, file);
  if (!backup) {
    app.notices.push_back({Notice::Kind::warning, words(Word::notice_restore_failed, {backup.why()})});
    return;
  }
  Kept before = kept_of(app);
  if (program) app.settings.program = backup->settings.program;
  app.settings.exercise_names = backup->settings.exercise_names;
  note_all(app, missing_from(app.log, backup->log), out);
  settle_program(app);
  const bool taken = program && !app.program_in_use.empty();
  if (taken) take_days(app.catalog, app.catalog.programs.front(), day_of(clock), app.settings);
  save_settings(app, out);
  if (taken)
    for (const Decided& level : decisions_of(app.catalog, app.catalog.programs.front(), app.history, day_of(clock))) note(app, level, clock, out);
  offer_undo(app, std::move(before), done);
}

void ask_export(const App& app, const char* what, const Clock& clock, std::vector<Effect>& out) { ask(app, what, clock, Incoming{}, -1, out); }

void take_answer(App& app, const std::string& answer, std::vector<Effect>& out) {
  Fault fault;
  const json document = parse_json(answer, fault);
  const auto text = [&](const char* key) { return loose(document, key); };
  if (const std::string link = text("link"); !link.empty()) out.push_back(effect::Exchange{"", link});
  if (const std::string file = text("file"); !file.empty()) out.push_back(effect::Download{file, text("mime"), text("text")});
  if (const std::string said = text("say"); !said.empty()) app.notices.push_back({Notice::Kind::good, said});
  std::string why = text("why");
  if (fault) why = word(Word::notice_no_exchange);
  if (app.incoming && why.empty() && document.contains("restore")) {
    const intent::Restore backup{app.incoming->file, app.incoming->text};
    app.incoming.reset();
    restore(app, backup, out);
  } else if (app.incoming && why.empty()) {
    read_preview(document, Reader(document, "", fault), *app.incoming);
    why = fault.sentence;
  }
  if (why.empty()) return;
  app.incoming.reset();
  app.notices.push_back({Notice::Kind::warning, words(Word::notice_restore_failed, {why})});
}

void settle_program(App& app) {
  if (app.program_in_use == app.settings.program) return;
  std::vector<Program>& programs = app.catalog.programs;
  if (!app.program_in_use.empty()) programs.erase(programs.begin());
  app.program_in_use.clear();
  if (app.settings.program.empty()) return;
  auto own = read_foreign_program(app.settings.program, "program");
  const std::string why = own ? what_is_unknown(app.catalog, *own) : own.why();
  if (why.empty()) {
    programs.insert(programs.begin(), *std::move(own));
    app.program_in_use = app.settings.program;
    return;
  }
  app.notices.push_back({Notice::Kind::warning, words(Word::notice_restore_failed, {why})});
  app.settings.program.clear();
}

}  // namespace holdfast
