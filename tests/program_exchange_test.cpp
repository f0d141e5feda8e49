#include <doctest/doctest.h>

#include <algorithm>

#include "app/import_words.h"
#include "app/program_words.h"
#include "base/text.h"
#include "interchange/hep.h"
#include "interchange/program_file.h"
#include "robot.h"

using namespace holdfast;

namespace {

const Catalog& catalog() {
  static const Catalog shipped = test_catalog();
  return shipped;
}

// Programs of every length (each exercise once: there are 8), with and without levels, with names that have to be escaped.
std::vector<Program> programs() {
  std::vector<Program> out = catalog().programs;
  const char* names[] = {"Back & hips <2>", "R\303\274cken \"gut\"", "a", "~.#=%+ \\ /", "\xF0\x9F\x92\xAA strong"};
  for (std::size_t size = 1; size <= catalog().exercises.size(); ++size) {
    Program program;
    program.id = format("plan_%d", static_cast<int>(size));
    program.name = names[size % std::size(names)];
    program.summary = std::string(names[(size + 1) % std::size(names)]) + std::string(size, 'x');
    for (std::size_t i = 0; i < size; ++i) {
      const Exercise& exercise = catalog().exercises[(i * 3 + size) % 8];
      ProgramItem item{exercise.id, std::nullopt};
      if ((i + size) % 3) item.level = exercise.levels[(i * 5 + size) % exercise.levels.size()].id;
      // Every second program says doses and days, too.
      if (size % 2 == 0) {
        item.dose = static_cast<int>(i % exercise.levels[item.level ? *find_level(exercise, *item.level) : exercise.start_level].doses.size());
        if (i % 3 == 1) item.days = Frequency{static_cast<int>(i % 7) + 1};
        if (i % 3 == 2) item.days = on_weekdays(static_cast<std::uint8_t>(1 + i * 37 % 127));
      }
      program.items.push_back(item);
    }
    out.push_back(program);
  }
  return out;
}

}  // namespace

TEST_CASE("a program comes back from its file and from its link to the same bytes") {
  for (const Program& program : programs()) {
    const std::string text = write_program(program);
    const auto read = read_program_file(text, "whatever it is called (1).json", catalog());
    INFO(read.why());
    REQUIRE(read);
    CHECK(write_program(*read) == text);
    const std::string link = write_plan_link(program);
    CHECK(link.size() <= kLongestLink);
    const bool more = std::any_of(program.items.begin(), program.items.end(), [](const ProgramItem& i) { return i.dose > 0 || i.days; });
    CHECK(link.rfind(more ? "plan=2~" : "plan=1~", 0) == 0);
    CHECK(read->items.size() == program.items.size());
    for (std::size_t i = 0; i < read->items.size(); ++i) {
      CHECK(read->items[i].dose == program.items[i].dose);
      CHECK(read->items[i].days == program.items[i].days);
    }
    CHECK(link.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=") == std::string::npos);
    for (const char* begin : {"", "#"}) {
      const auto again = read_plan_link(begin + link, catalog());
      INFO(again.why());
      REQUIRE(again);
      CHECK(write_program(*again) == text);
    }
  }
}

TEST_CASE("a link of version 1 is read as it always was, and written again as the same") {
  const std::string old = "plan=1~three~VGhyZWUgb2YgdGhlbQ~QSBzaGFyZWQgcHJvZ3JhbS4~squat.parallel~bird_dog~bridge.one_leg~c9906e0c";
  const auto read = read_plan_link(old, catalog());
  INFO(read.why());
  REQUIRE(read);
  CHECK(read->items[2].level == "one_leg");
  CHECK(write_plan_link(*read) == old);
  const std::string begin = "plan=2~three~VGhyZWUgb2YgdGhlbQ~QSBzaGFyZWQgcHJvZ3JhbS4~";
  const auto later = read_plan_link(begin + "bridge..1.145~superman...3~70ff528f", catalog());
  INFO(later.why());
  REQUIRE(later);
  CHECK(later->items[0].dose == 1);
  CHECK(later->items[0].days == on_weekdays(1 | 16));
  CHECK(later->items[1].days == Frequency{3});
  CHECK(write_plan_link(*later) == begin + "bridge..1.145~superman...3~70ff528f");
  const auto why = [&](const char* rest) { return read_plan_link(begin + rest, catalog()).why(); };
  CHECK(why("bridge.one_leg.9~648b5409") == "link: items[0].dose: 9 is outside 0 to 2, the doses of bridge/one_leg");
  for (const char* bad : {"bridge.one_leg.0.8~1f103da7", "bridge.one_leg.0.128~d2c6439a", "bridge.one_leg.01~e734b0c3"})
    CHECK(why(bad) == "link: an exercise: expected EXERCISE.LEVEL.DOSE.DAYS, with 1 to 7 or 129 to 255 for the days");
}

TEST_CASE("a link that lost, changed or doubled any character is refused") {
  const std::string link = write_plan_link(programs()[5]);
  for (std::size_t i = 0; i < link.size(); ++i) {
    CHECK_FALSE(read_plan_link(link.substr(0, i), catalog()));
    CHECK_FALSE(read_plan_link(link.substr(0, i) + link.substr(i + 1), catalog()));
    for (const char c : {'a', 'Z', '0', '~', '.', '%'})
      if (c != link[i]) CHECK_FALSE(read_plan_link(link.substr(0, i) + c + link.substr(i + 1), catalog()));
    CHECK_FALSE(read_plan_link(link.substr(0, i) + link[i] + link.substr(i), catalog()));
  }
}

TEST_CASE("bad programs and links are refused in one sentence, with the place and what was expected") {
  const auto why = [](const std::string& text) { return read_program_file(text, "p.json", catalog()).why(); };
  CHECK(why("{\"id\":\"p\",\"name\":\"n\",\"summary\":\"s\",\"items\":[{\"exercise\":\"flying\"}]}") == "p.json: items[0].exercise: \"flying\" is not an exercise");
  CHECK(why("{\"id\":\"p\",\"name\":\"n\",\"summary\":\"s\",\"items\":[{\"exercise\":\"bridge\",\"level\":\"moon\"}]}") == "p.json: items[0].level: \"moon\" is not a level of bridge");
  CHECK(why("{\"id\":\"p\",\"name\":\"n\",\"summary\":\"s\",\"items\":[]}").find("p.json: items") == 0);
  CHECK(why("{\"id\":\"p\",\"name\":\"n\",\"summary\":\"s\",\"items\":[{\"exercise\":\"bridge\"},{\"exercise\":\"bridge\"}]}") == "p.json: items[1]: \"bridge\" stands in the program already");
  CHECK(why(std::string(kLargestProgram + 1, ' ')) == "p.json: larger than 65536 bytes, which no program is");
  CHECK(why("[]").find("p.json: ") == 0);
  CHECK(read_plan_link("plan=3~x~y~z~a~b~c", catalog()).why() == "link: written by a newer version, or no plan at all; expected version 1 or 2");
  const auto item = [&](const std::string& more) { return why("{\"id\":\"p\",\"name\":\"n\",\"summary\":\"s\",\"items\":[{\"exercise\":\"bridge\"," + more + "}]}"); };
  CHECK(item("\"dose\":8") == "p.json: items[0].dose: 8 is outside 0 to 7, the doses of bridge/both_legs");
  for (const std::string bad : {"\"dose\":-1", "\"dose\":20", "\"days_per_week\":0", "\"days_per_week\":8", "\"weekdays\":[]", "\"weekdays\":[\"monday\",\"monday\"]",
                          "\"weekdays\":[\"someday\"]", "\"days_per_week\":3,\"weekdays\":[\"monday\"]"}) {
    INFO(bad);
    CHECK(item(bad).rfind("p.json: items[0]", 0) == 0);
  }
  CHECK(read_plan_link("other=1", catalog()).why() == "link: expected it to begin with plan=");
  CHECK(read_plan_link("plan=1~x~~bridge", catalog()).why() == "link: a part is missing; expected an id, a name, a summary, exercises and a check");
  CHECK(read_plan_link("plan=" + std::string(4000, 'a'), catalog()).why() == "link: longer than 4000 characters, which no plan is");
  // One that is well made but says what a file may not say.
  Program wrong = programs()[3];
  wrong.items[0].exercise = "flying";
  CHECK(read_plan_link(write_plan_link(wrong), catalog()).why() == "link: items[0].exercise: \"flying\" is not an exercise");
  wrong = programs()[3];
  wrong.name = std::string("two\nlines");
  CHECK(read_plan_link(write_plan_link(wrong), catalog()).why().find("link: name") == 0);
}

TEST_CASE("a program goes out as a home exercise program and comes back, exercise by exercise and level by level") {
  for (const Program& program : programs()) {
    const std::vector<ProgramItem>& items = program.items;
    const Program& once = program;
    const auto read = read_hep(write_hep(once, catalog()), "hep.json", catalog(), {});
    INFO(read.why());
    REQUIRE(read);
    CHECK(read->names.empty());
    CHECK(read->program.id == once.id);
    CHECK(read->program.name == once.name);
    CHECK(read->program.summary == once.summary);
    REQUIRE(read->program.items.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Exercise& exercise = *find_exercise(catalog(), items[i].exercise);
      CHECK(read->program.items[i].exercise == items[i].exercise);
      CHECK(read->program.items[i].level == items[i].level.value_or(exercise.levels[exercise.start_level].id));
      CHECK(read->rows[i].state == RowState::understood);
      const Dose &sent = dose_at(exercise, rung_of(exercise, items[i])), &back = dose_at(exercise, rung_of(exercise, read->program.items[i]));
      CHECK(back.sets == sent.sets);
      CHECK(back.reps == sent.reps);
      CHECK(back.hold.amount == sent.hold.amount);
      CHECK(read->program.items[i].days.value_or(exercise.usual_frequency).days_per_week == items[i].days.value_or(exercise.usual_frequency).days_per_week);
    }
  }
}

TEST_CASE("a home exercise program from elsewhere: names matched, later phases and unknown exercises said, doses compared") {
  const std::string text = R"({"id":"Back Rehab v1!","name":"Back rehab ","description":"For a\tbad back","version":"1.0.0","bodyRegion":"back","condition":"x",
    "phases":[{"id":1,"name":"Early","weeks":"1-4","rules":["x"]},{"id":2,"name":"Late"}],
    "exercises":[
      {"id":"p1_b","name":"Glute Bridge","phase":1,"timerType":"hybrid","sets":1,"reps":10,"holdSeconds":5,"restSeconds":30,"frequency":"twice a day","cues":["a"],"halfwayCue":"x","emoji":"x","sortOrder":2},
      {"id":"p1_q","name":"Quad Sets","phase":1,"timerType":"isometric","sets":3,"holdSeconds":10,"sortOrder":1},
      {"id":"p1_c","name":"Clamshell","phase":1,"timerType":"rep_based","sets":9,"reps":17,"sortOrder":3},
      {"id":"p1_d","name":"Hip Bridge","phase":1,"timerType":"rep_based","sets":9,"reps":17,"sortOrder":4},
      {"id":"p2_s","name":"Side Plank","phase":2,"timerType":"isometric","sets":3,"holdSeconds":20}]})";
  const auto read = read_hep(text, "hep.json", catalog(), {});
  INFO(read.why());
  REQUIRE(read);
  CHECK(read->program.id == "back_rehab_v1_");
  CHECK(read->program.name == "Back rehab");
  CHECK(read->program.summary == "For a bad back");
  REQUIRE(read->rows.size() == 5);
  CHECK(row_words(read->rows[0].remarks) == "No exercise here is like \"Quad Sets\".");
  CHECK(row_words(read->rows[1].remarks) == "Taken as Bridge (Both legs), which its name sounds like. No dose of this level is 1 x 10 with 5 seconds; it begins at the level's first. The rest of 30 seconds was left out; rests here are part of the repetition. How often (\"twice a day\") was not understood; its usual days stand.");
  CHECK(row_words(read->rows[2].remarks) == "Taken as Side-lying leg lift (Clam), which its name sounds like. No dose of this level is 9 x 17 with 0 seconds; it begins at the level's first.");
  CHECK(row_words(read->rows[3].remarks) == "The program has this exercise already, or is full.");
  CHECK(row_words(read->rows[4].remarks) == "It belongs to a later phase (2).");
  REQUIRE(read->program.items.size() == 2);
  CHECK(read->program.items[0].exercise == "bridge");
  const auto chosen = read_hep(text, "hep.json", catalog(), read_choices(catalog(), {{"Quad Sets", "squat/partial"}, {"Clamshell", "-"}}));
  REQUIRE(chosen);
  CHECK(chosen->program.items[0].exercise == "squat");
  CHECK(row_words(chosen->rows[2].remarks) == "You left out \"Clamshell\".");
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    const auto broken = read_hep(text.substr(0, cut), "hep.json", catalog(), {});
    REQUIRE_FALSE(broken);
    CHECK(broken.why().rfind("hep.json: ", 0) == 0);
  }
}

TEST_CASE("the days of a week are as far apart as they go, as many as were asked for") {
  for (int count = 1; count <= 7; ++count) {
    const auto days = spread_days(count);
    REQUIRE(days.size() == static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      const int next = static_cast<int>(days[static_cast<std::size_t>((i + 1) % count)]) + (i + 1 == count ? 7 : 0), gap = next - static_cast<int>(days[static_cast<std::size_t>(i)]);
      CHECK(gap >= 7 / count);
      CHECK(gap <= (7 + count - 1) / count);
    }
  }
}

TEST_CASE("a calendar's lines end in CRLF, are at most 75 bytes long, and never cut a character, whatever the words") {
  for (std::size_t size = 1; size < 200; ++size)
    for (const char* letter : {"x", "\xC3\xBC", "\xF0\x9F\x92\xAA", ",", "\\"}) {
      std::string words;
      while (words.size() < size) words += letter;
      CalendarWhen when;
      when.first = day_from({2026, 11, 24});
      const std::string text = write_calendar({{1 | 4 | 16, words, words + "\n" + words, 12}}, when);
      std::string unfolded;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        const std::string line = text.substr(at, end - at);
        CHECK(line.size() <= 75);
        CHECK(line.find_first_of("\r\n") == std::string::npos);
        CHECK(is_utf8(line));
        unfolded += line[0] == ' ' ? line.substr(1) : "\n" + line;
        at = end + 2;
      }
      CHECK(unfolded.find("\nDTSTART:20261125T080000") != std::string::npos);
      CHECK(unfolded.find("\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR") != std::string::npos);
    }
}

TEST_CASE("days that are the same by choice and by habit are one event, and every file names the same events") {
  Catalog catalog = ::catalog();
  Program program = catalog.programs.front();
  const auto exercise = [&](const char* id) -> Exercise& { return const_cast<Exercise&>(*find_exercise(catalog, id)); };
  program.items = {{"bridge", std::nullopt}, {"superman", std::nullopt}, {"squat", std::nullopt}, {"bird_dog", std::nullopt}};
  exercise("bridge").frequency = {3};
  exercise("superman").frequency = {3, 1 | 4 | 16, day_from({2026, 11, 2})};
  exercise("squat").frequency = {3, 2 | 8 | 32, day_from({2026, 11, 2})};
  exercise("bird_dog").frequency = {7};
  const Log log;
  const Settings settings;
  const auto events = calendar_events({catalog, program, log, settings});
  REQUIRE(events.size() == 3);
  CHECK(events[0].weekdays == 127);
  CHECK(events[1].weekdays == (1 | 4 | 16));
  CHECK(events[1].summary.find("Bridge, Superman") != std::string::npos);
  CHECK(events[2].weekdays == (2 | 8 | 32));
  const auto uids = [&](const Program& of, Ms stamp_ms) {
    CalendarWhen when;
    when.first = day_from({2026, 11, 23});
    when.stamp_ms = stamp_ms;
    const std::string text = calendar({catalog, of, log, settings}, when);
    std::vector<std::string> list;
    for (std::size_t at = text.find("UID:"); at != std::string::npos; at = text.find("UID:", at + 1)) list.push_back(text.substr(at, text.find('\r', at) - at));
    CHECK(text.find(format("SEQUENCE:%d\r\n", static_cast<int>(stamp_ms / 10'000))) != std::string::npos);
    CHECK(text.find("TRIGGER:-PT0M") != std::string::npos);
    return list;
  };
  const auto first = uids(program, 1'795'420'800'000);
  REQUIRE(first.size() == static_cast<std::size_t>(kCalendarPlaces));
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(std::count(first.begin(), first.end(), first[i]) == 1);
  // Other days, fewer of them, another program: the same events.
  exercise("bridge").frequency = {2, 1 | 64};
  program.items.resize(1);
  program.id = "other";
  CHECK(uids(program, 1'795'500'000'000) == first);
}

TEST_CASE("the handout has each exercise with its pictures, dose, steps, cautions and sources, and nothing that runs") {
  const Log log;
  const Settings settings;
  for (const Program& program : programs()) {
    const std::string page = handout({catalog(), program, log, settings});
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("href") == std::string::npos);
    std::size_t pictures = 0;
    for (std::size_t at = page.find("<svg"); at != std::string::npos; at = page.find("<svg", at + 1)) ++pictures;
    CHECK(pictures == program.items.size());
    for (const ProgramItem& item : program.items) {
      const Exercise& exercise = *find_exercise(catalog(), item.exercise);
      for (const auto* texts : {&exercise.steps, &exercise.cautions, &exercise.stop_signs, &exercise.sources})
        for (const std::string& text : *texts) CHECK(page.find("<li>" + text.substr(0, text.find_first_of("&<>"))) != std::string::npos);
    }
  }
}
