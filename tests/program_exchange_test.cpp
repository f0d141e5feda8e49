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
    CHECK(link.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=") == std::string::npos);
    for (const char* begin : {"", "#"}) {
      const auto again = read_plan_link(begin + link, catalog());
      INFO(again.why());
      REQUIRE(again);
      CHECK(write_program(*again) == text);
    }
  }
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
  CHECK(read_plan_link("plan=2~x~y~z~a~b~c", catalog()).why() == "link: written by a newer version, or no plan at all; expected version 1");
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
    }
  }
}

TEST_CASE("a home exercise program from elsewhere: names matched, later phases and unknown exercises said, doses compared") {
  const std::string text = R"({"id":"Back Rehab v1!","name":"Back rehab ","description":"For a\tbad back","version":"1.0.0","bodyRegion":"back","condition":"x",
    "phases":[{"id":1,"name":"Early","weeks":"1-4","rules":["x"]},{"id":2,"name":"Late"}],
    "exercises":[
      {"id":"p1_b","name":"Glute Bridge","phase":1,"timerType":"hybrid","sets":1,"reps":10,"holdSeconds":5,"restSeconds":30,"frequency":"daily","cues":["a"],"halfwayCue":"x","emoji":"x","sortOrder":2},
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
      const std::string text = write_calendar({{"x-3", 3, words, words + "\n" + words, 12}}, when);
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
