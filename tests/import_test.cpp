// What comes in from other programs' files: each row's state and reason, names, and nothing twice.

#include <doctest/doctest.h>

#include <algorithm>

#include "app/import_words.h"
#include "base/text.h"
#include "folded.h"
#include "imported.h"
#include "progress/history.h"
#include "store/backup.h"
#include "store/entry_json.h"

using namespace holdfast;

namespace {

std::string why_not(const std::string& text) {
  const auto read = preview_import(text, "file.csv", catalog(), {}, options());
  REQUIRE_FALSE(read);
  return read.why();
}

std::vector<RepetitionDone> reps_of(const ImportPreview& seen) {
  std::vector<RepetitionDone> reps;
  for (const Entry& entry : seen.entries)
    if (const auto* rep = std::get_if<RepetitionDone>(&entry)) reps.push_back(*rep);
  return reps;
}

const std::string kStrongComma =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\r\n"
    "2026-11-20 18:51:52,\"Evening, late\",1h 3m,\"Bridge (Both legs)\",1,0,10,0,50,\"\",\"\",8\r\n"
    "2026-11-20 18:51:52,\"Evening, late\",1h 3m,\"Glute Bridge\",2,0,8,0,0,\"\",\"\",\r\n"
    "2026-11-20 18:51:52,\"Evening, late\",1h 3m,\"Bench Press (Barbell)\",1,60.0,8,0,0,\"\",\"\",\r\n"
    "2026-11-21 07:00:00,\"Plank day\",5m,\"Side Plank\",1,0,0,0,60,\"(Left)\",\"\",\r\n"
    "2026-11-21 07:00:00,\"Plank day\",5m,\"Side Plank\",2,0,0,0,45,\"(Right)\",\"\",\r\n";
const std::string kStrongSemicolon =
    "\xEF\xBB\xBF" "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n"
    "2023-07-30 16:49:28;\"Legs\";\"Squat (Hand weights)\";1;14,5;kg;8;7,5;;;0;\"\";\"\";44m\n"
    "2023-07-30 16:49:28;\"Legs\";\"Squat (Hand weights)\";2;30;lbs;8;;;;0;\"\";\"\";44m\n"
    "2023-07-30 16:49:28;\"Legs\";\"Squat (Hand weights)\";Rest Timer;;;;;;;90;\"\";\"\";44m\n";
const std::string kStrongNewest =
    "\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise Name\";\"Set Order\";\"Weight (kg)\";\"Reps\";\"RPE\";\"Distance (meters)\";\"Seconds\";\"Notes\";\"Workout Notes\"\n"
    "\"1\";\"2020-05-28 12:58:47\";\"Day 3\";\"4195\";\"Bird Dog\";\"W\";\"\";\"5\";\"\";\"\";\"25.0\";\"\";\"\"\n"
    "\"1\";\"2020-05-28 12:58:47\";\"Day 3\";\"4195\";\"Bird Dog\";\"1\";\"\";\"7.0\";\"\";\"\";\"35.0\";\"\";\"\"\n"
    "\"1\";\"2020-05-28 12:58:47\";\"Day 3\";\"4195\";\"Bird Dog\";\"1\";\"\";\"7.0\";\"\";\"\";\"35.0\";\"\";\"\"\n"
    "\"1\";\"2020-05-28 12:58:47\";\"Day 3\";\"4195\";\"Bird Dog\";\"Note\";\"\";\"\";\"\";\"\";\"\";\"Beine einzeln\";\"\"\n"
    "\"2\";\"2020-05-28 12:58:47\";\"Day 3\";\"60\";\"Bird Dog\";\"1\";\"\";\"3\";\"\";\"\";\"\";\"\";\"\"\n";
const std::string kHevy =
    "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"\n"
    "\"Legs\",\"28 Mar 2025, 17:29\",\"28 Mar 2025, 18:52\",\"\",\"Superman (Low lift)\",,\"slow, \"\"very\"\" slow\",0,\"normal\",,10,,50,9.5\n"
    "\"Legs\",\"28 Mar 2025, 17:29\",\"28 Mar 2025, 18:52\",\"\",\"Clamshell\",,\"(Left)\",0,\"warmup\",1.5,12,,0,\n"
    "\"Legs\",\"28 mars 2025, 17:29\",\"\",\"\",\"Clamshell\",,\"\",1,\"normal\",,12,,0,\n";
const std::string kFitNotes =
    "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
    "2024-02-29,Side Lying Leg Raise, left, slow,Legs,1.0,lbs,12,,,,\n"
    "2024-02-29,Side Plank,Core,,,,,,0:01:30,on a mat, softly\n"
    "2024-02-30,Side Plank,Core,,,,,,0:01:30,\n";

}  // namespace

TEST_CASE("a table that cannot be read is refused with its place") {
  CHECK(why_not("") == "file.csv: empty; expected a table with a header");
  CHECK(why_not("a,b\n\n\"never closed,1\n2,3\n") == "file.csv: line 3: a quote is never closed");
  CHECK(why_not("a,\xC0\xAF\n") == "file.csv: not UTF-8 text; expected a table as text, with commas, semicolons or tabs");
  CHECK(why_not(std::string("\xFF\xFE" "D\0a\0", 6)).find("not UTF-8") != std::string::npos);
  CHECK(why_not("name,value\n1,2\n") == "file.csv: line 1: not the header of Strong, Hevy or FitNotes, but \"name\"");
  CHECK(why_not("Date,Exercise Name,Set Order,Weight,Seconds\n") == "file.csv: line 1: the column \"Reps\" of Strong's export is missing");
  CHECK(why_not("x" + std::string(80, ',') + "\n").find("more than 64 columns") != std::string::npos);
}

TEST_CASE("Strong with commas: every row has its state and its reason") {
  const ImportPreview seen = preview(kStrongComma);
  CHECK(seen.tracker == Tracker::strong);
  REQUIRE(seen.rows.size() == 5);
  CHECK(seen.rows[0].state == RowState::understood);
  CHECK(row_words(seen.rows[0].remarks) == "Taken as it stands.");
  CHECK(seen.rows[1].state == RowState::doubtful);
  CHECK(row_words(seen.rows[1].remarks) == "Taken as Bridge (Both legs), which its name sounds like. It says nothing about seconds: its repetitions count, without a hold.");
  CHECK(seen.rows[2].state == RowState::ignored);
  CHECK(row_words(seen.rows[2].remarks) == "No exercise here is like \"Bench Press (Barbell)\".");
  CHECK(seen.rows[3].state == RowState::mapped);
  CHECK(seen.sessions == 2);
  CHECK(seen.repetitions == 20);
  REQUIRE(seen.names.size() == 3);
  const std::vector<RepetitionDone> reps = reps_of(seen);
  REQUIRE(reps.size() == 20);
  CHECK(reps[0].held_ms == 5000);
  CHECK(reps[0].day == day_from({2026, 11, 20}));
  CHECK(reps[10].set == 2);
  CHECK(reps[10].held_ms == 0);
  CHECK(reps[18].side == Side::left);
  CHECK(reps[18].held_ms == 60'000);
  CHECK(reps[19].side == Side::right);
  CHECK(reps[19].set == 1);
  const auto answered = std::find_if(seen.entries.begin(), seen.entries.end(), [](const Entry& e) { return std::holds_alternative<Answered>(e); });
  REQUIRE(answered != seen.entries.end());
  CHECK(std::get<Answered>(*answered).reserve == 2);
  CHECK_FALSE(std::get<Answered>(*answered).pain);
}

TEST_CASE("Strong with semicolons: decimal commas, pounds, rests") {
  const ImportPreview seen = preview(kStrongSemicolon);
  REQUIRE(seen.rows.size() == 3);
  const std::vector<RepetitionDone> reps = reps_of(seen);
  REQUIRE(reps.size() == 16);
  CHECK(reps[0].load_kg == 14.5);
  CHECK(reps[8].load_kg == doctest::Approx(30 * 0.45359237).epsilon(1e-12));
  CHECK(row_words(seen.rows[2].remarks) == "A rest, not a set.");
}

TEST_CASE("Strong's newest shape: warm-ups count, notes do not, a repeated row counts once, workouts go by their number") {
  const ImportPreview seen = preview(kStrongNewest);
  REQUIRE(seen.rows.size() == 5);
  CHECK(row_words(seen.rows[0].remarks).find("A warm-up") == 0);
  CHECK(row_words(seen.rows[2].remarks) == "The same as line 3.");
  CHECK(row_words(seen.rows[3].remarks) == "A note, not a set.");
  CHECK(seen.sessions == 2);
  CHECK(seen.repetitions == 15);
  // Two workouts of one instant are two sessions.
  const auto reps = reps_of(seen);
  CHECK(reps.front().session + 1 == reps.back().session);
}

TEST_CASE("Strong's length of a workout is taken up to a week, and one that makes no sense is as good as none") {
  const auto ended_ms = [](const std::string& length) {
    const ImportPreview seen = preview("Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n2026-11-20 08:00:00,w," + length + ",Bridge (One leg),1,0,5,0,10,,,\n");
    REQUIRE(seen.entries.size() == 7);
    return std::get<SessionEnded>(seen.entries.back()).wall_ms - std::get<SessionBegan>(seen.entries.front()).session;
  };
  CHECK(ended_ms("1h 3m") == 63 * 60'000);
  CHECK(ended_ms("168h") == 168 * 3'600'000);
  const Ms without_ms = ended_ms("");
  for (const char* length : {"168h 1s", "1193047h", "596523h596524h", "777271h", "4294967296s", "h", "1", "1x", "-1h"}) CHECK(ended_ms(length) == without_ms);
}

TEST_CASE("Hevy: quoted commas, sides in notes, warm-ups, and a month that is not English is refused row by row") {
  const ImportPreview seen = preview(kHevy);
  CHECK(seen.tracker == Tracker::hevy);
  REQUIRE(seen.rows.size() == 3);
  CHECK(seen.rows[0].state == RowState::understood);
  CHECK(seen.rows[2].state == RowState::ignored);
  CHECK_FALSE(seen.rows[2].day);
  CHECK(row_words(seen.rows[2].remarks) == "start_time: \"28 mars 2025, 17:29\" is not a date like 23 Nov 2026, 08:05.");
  const auto reps = reps_of(seen);
  REQUIRE(reps.size() == 22);
  CHECK(reps[10].side == Side::left);
  CHECK(reps[10].level == "clam");
  CHECK(reps[10].load_kg == 1.5);
  const auto ended = std::find_if(seen.entries.begin(), seen.entries.end(), [](const Entry& e) { return std::holds_alternative<SessionEnded>(e); });
  REQUIRE(ended != seen.entries.end());
  CHECK(wall_ms_of(*ended) - std::get<SessionEnded>(*ended).session == 83 * 60'000);
}

TEST_CASE("FitNotes: commas in names and comments, times, days that do not exist") {
  const ImportPreview seen = preview(kFitNotes);
  CHECK(seen.tracker == Tracker::fitnotes);
  REQUIRE(seen.rows.size() == 3);
  CHECK(seen.rows[0].name == "Side Lying Leg Raise, left, slow");
  const auto reps = reps_of(seen);
  REQUIRE(reps.size() == 13);
  CHECK(reps[0].load_kg == doctest::Approx(0.45359237).epsilon(1e-12));
  CHECK(reps[12].held_ms == 90'000);
  CHECK(row_words(seen.rows[2].remarks) == "Date: \"2024-02-30\" is not a date like 2026-11-23 08:05:00.");
}

TEST_CASE("importing twice changes nothing, whatever the clock's zone and the next day's rows") {
  for (const std::string& text : {kStrongComma, kStrongSemicolon, kStrongNewest, kHevy, kFitNotes}) {
    const ImportPreview first = preview(text);
    REQUIRE(first.repetitions > 0);
    const Log log = with_import({}, first);
    ImportOptions later = options();
    later.now_ms += 200LL * 86'400'000;
    const ImportPreview second = preview(text, log, later);
    CHECK(second.entries.empty());
    CHECK(second.repetitions == 0);
    for (const ImportRow& row : second.rows) CHECK(row.state == RowState::ignored);
  }
  // A file that has grown adds what is new, once.
  const Log log = with_import({}, preview(kStrongComma));
  const ImportPreview grown = preview(kStrongComma + "2026-11-22 07:00:00,\"More\",5m,\"Bird Dog\",1,0,6,0,30,\"\",\"\",\r\n", log);
  CHECK(grown.sessions == 1);
  CHECK(grown.repetitions == 6);
}

TEST_CASE("FitNotes: every way to share surplus commas between name and comment is tried, and one that fits is taken") {
  for (int in_name = 0; in_name <= 4; ++in_name)
    for (int in_comment = 0; in_comment <= 4; ++in_comment)
      for (const char* values : {",1.0,lbs,12,,,", ",,,,,,0:01:30", ",2.5,Kgs,8,,m,0:00:20", ",,,5,,,"}) {
        std::string name = "Side Plank", comment = "mat";
        for (int i = 0; i < in_name; ++i) name += ", left";
        for (int i = 0; i < in_comment; ++i) comment += ", soft";
        const std::string row = "2024-02-29," + name + ",Core" + values + "," + comment + "\n";
        INFO(row);
        const ImportPreview seen = preview("Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n" + row);
        REQUIRE(seen.rows.size() == 1);
        CHECK(seen.rows[0].state != RowState::ignored);
        CHECK(seen.rows[0].name == shown(name));
        CHECK(seen.repetitions == (std::string(values).find("12") != std::string::npos ? 12 : std::string(values).find(",8,") != std::string::npos ? 8 : std::string(values).find(",5,") != std::string::npos ? 5 : 1));
      }
  const ImportPreview none = preview("Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n2024-02-29,a,b,c,d,e,f,g,h,i,j,k,l\n");
  CHECK(row_words(none.rows[0].remarks).find("It has 13 cells where the header has 10.") == 0);
}

TEST_CASE("FitNotes' older headers say the unit of weights, and units count in any case") {
  for (const auto& [header, kg] : {std::pair{"Weight (kgs)", 10.0}, {"Weight (lbs)", 10 * 0.45359237}, {"Weight (KGS)", 10.0}}) {
    const auto reps = reps_of(preview(std::string("Date,Exercise,Category,") + header + ",Reps,Distance,Distance Unit,Time\n2024-02-29,Squat (Hand weights),Legs,10.0,3,,,\n"));
    REQUIRE(reps.size() == 3);
    CHECK(reps[0].load_kg == doctest::Approx(kg).epsilon(1e-12));
  }
  for (const auto& [unit, kg] : {std::pair{"Kg", 10.0}, {"KGS", 10.0}, {"Lbs", 10 * 0.45359237}, {"LB", 10 * 0.45359237}}) {
    const std::string strong = std::string("Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n2023-07-30 16:49:28;Legs;Squat (Hand weights);1;10;") + unit + ";3;;;;0;;\n";
    const std::string fitnotes = std::string("Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time\n2024-02-29,Squat (Hand weights),Legs,10,") + unit + ",3,,,\n";
    for (const std::string& text : {strong, fitnotes}) {
      const auto reps = reps_of(preview(text));
      REQUIRE(reps.size() == 3);
      CHECK(reps[0].load_kg == doctest::Approx(kg).epsilon(1e-12));
    }
  }
}

TEST_CASE("Strong's drop sets and sets to failure count, and a full row of Hevy's says what is left out") {
  const ImportPreview strong = preview(
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
      "2026-11-20 18:00:00,w,5m,Bridge (Both legs),1,0,10,0,50,,,\n2026-11-20 18:00:00,w,5m,Bridge (Both legs),D,0,6,0,30,,,\n2026-11-20 18:00:00,w,5m,Bridge (Both legs),F,0,4,0,20,,,\n");
  CHECK(strong.repetitions == 20);
  CHECK(reps_of(strong).back().set == 3);
  for (const ImportRow& row : strong.rows) CHECK(row.state == RowState::understood);
  for (const auto& [weight, distance] : {std::pair{"weight_kg", "distance_km"}, {"weight_lbs", "distance_miles"}}) {
    const std::string header = std::string("\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"") + weight +
                               "\",\"reps\",\"" + distance + "\",\"duration_seconds\",\"rpe\"\n";
    const ImportPreview hevy = preview(header + "\"Legs\",\"28 Mar 2025, 17:29\",\"28 Mar 2025, 18:52\",\"in the park\",\"Squat (Hand weights)\",\"1\",\"(Right) deep\",\"0\",\"dropset\",\"4.5\",\"7\",\"1.25\",\"35\",\"8.5\"\n"
                                                "\"Legs\",\"28 Mar 2025, 17:29\",\"28 Mar 2025, 18:52\",\"in the park\",\"Squat (Hand weights)\",\"1\",\"\",\"1\",\"failure\",\"4.5\",\"3\",\"0\",\"15\",\"10\"\n");
    REQUIRE(hevy.rows.size() == 2);
    CHECK(row_words(hevy.rows[0].remarks) == "The distance 1.25 was left out.");
    CHECK(hevy.rows[1].state == RowState::understood);
    const auto reps = reps_of(hevy);
    REQUIRE(reps.size() == 10);
    CHECK(reps[0].load_kg == doctest::Approx(weight[7] == 'k' ? 4.5 : 4.5 * 0.45359237).epsilon(1e-12));
    CHECK(reps[0].held_ms == 5000);
    const auto answered = std::find_if(hevy.entries.begin(), hevy.entries.end(), [](const Entry& e) { return std::holds_alternative<Answered>(e); });
    REQUIRE(answered != hevy.entries.end());
    CHECK(std::get<Answered>(*answered).reserve == 0);
  }
}

namespace {

const std::string kStrongHeader = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n";
std::string strong_row(const char* exercise, const char* rest) { return std::string("2026-11-20 18:00:00,w,5m,") + exercise + "," + rest + "\n"; }

ImportOptions choosing(const std::map<std::string, std::string>& names) {
  ImportOptions chosen = options();
  chosen.choices = read_choices(catalog(), names);
  return chosen;
}

}  // namespace

TEST_CASE("a workout that has grown since adds just its new sets and repetitions, wherever the file was cut") {
  const std::vector<std::string> rows = {
      strong_row("Bridge (Both legs)", "1,0,10,0,50,,,9"), strong_row("Bridge (One leg)", "2,0,6,0,30,(Left),,"),
      strong_row("Bridge (One leg)", "3,0,6,0,30,(Right),,"), strong_row("Glute Bridge", "4,0,8,0,40,,,7"), strong_row("Bird Dog", "1,0,5,0,25,(Left),,"),
      strong_row("Bridge (Both legs)", "5,0,4,0,20,,,6")};
  std::string whole = kStrongHeader;
  for (const std::string& row : rows) whole += row;
  const Log at_once = with_import({}, preview(whole));
  for (std::size_t cut = 1; cut < rows.size(); ++cut)
    for (std::size_t again = cut; again <= rows.size(); ++again) {
      std::string half = kStrongHeader, more = kStrongHeader;
      for (std::size_t i = 0; i < cut; ++i) half += rows[i];
      for (std::size_t i = 0; i < again; ++i) more += rows[i];
      Log log = with_import({}, preview(half));
      const ImportPreview grown = preview(more, log);
      CHECK(grown.sessions == 0);
      CHECK((grown.repetitions == 0) == (again == cut));
      for (std::size_t i = 0; i < again; ++i) CHECK((grown.rows[i].state == RowState::ignored) == (i < cut));
      log = with_import(with_import(log, grown), preview(whole, with_import(log, grown)));
      CHECK(preview(whole, log).entries.empty());
      REQUIRE(bouts(log).size() == bouts(at_once).size());
      for (std::size_t b = 0; b < bouts(log).size(); ++b) {
        const History grew_history = history_of(log), once_history = history_of(at_once);
        const Bout &grew = *bouts(grew_history)[b], &once = *bouts(once_history)[b];
        CHECK(grew.exercise == once.exercise);
        CHECK(grew.dose == kDoseOfAnother);
        CHECK(grew.reps == once.reps);
        CHECK(grew.reserve == once.reserve);
      }
    }
  // A set that grew: the repetitions that are new, once; whatever its seconds.
  Log log = with_import({}, preview(kStrongHeader + strong_row("Bridge (Both legs)", "1,0,10,0,50,,,")));
  const std::string longer = kStrongHeader + strong_row("Bridge (Both legs)", "1,0,12,0,60,,,");
  const ImportPreview seen = preview(longer, log);
  CHECK(seen.repetitions == 2);
  CHECK(row_words(seen.rows[0].remarks) == "You have 10 of its repetitions already; the others are added.");
  log = with_import(log, seen);
  CHECK(preview(longer, log).entries.empty());
  // As another level by now: the set stays one, and is there the next time.
  const Log other = with_import({}, preview(kStrongHeader + strong_row("Hip thing", "1,0,10,0,50,,,"), {}, choosing({{"Hip thing", "bridge/both_legs"}})));
  const std::string grown = kStrongHeader + strong_row("Hip thing", "1,0,12,0,60,,,");
  const auto one_leg = choosing({{"Hip thing", "bridge/one_leg"}});
  CHECK(preview(grown, other, one_leg).repetitions == 2);
  CHECK(preview(grown, with_import(other, preview(grown, other, one_leg)), one_leg).entries.empty());
  // What is shorter now takes nothing away.
  CHECK(preview(kStrongHeader + strong_row("Bridge (Both legs)", "1,0,3,0,15,,,"), log).entries.empty());
}

TEST_CASE("a name that now means something else is not taken twice, and the row says as what it is there") {
  const std::string file = kStrongHeader + strong_row("Hip thing", "1,0,10,0,50,,,") + strong_row("Bird Dog", "1,0,10,0,50,,,") + strong_row("Hip thing", "2,0,8,0,40,,,");
  const std::string grown = file + strong_row("Hip thing", "3,0,7,0,35,,,");
  const char* targets[] = {"bridge/both_legs", "bridge/one_leg", "squat/parallel", "bird_dog/opposite", "side_bridge/feet"};
  for (const char* first : targets)
    for (const char* then : targets) {
      Log log = with_import({}, preview(file, {}, choosing({{"Hip thing", first}})));
      const auto count = [](const Log& of) { return std::count_if(of.entries.begin(), of.entries.end(), [](const Entry& e) { return std::holds_alternative<RepetitionDone>(e); }); };
      REQUIRE(count(log) == 28);
      INFO(first << " " << then);
      const ImportPreview changed = preview(file, log, choosing({{"Hip thing", then}}));
      CHECK(changed.entries.empty());
      for (const ImportRow& row : changed.rows) CHECK(row_words(row.remarks).rfind("You have this already", 0) == 0);
      // What is new counts as she says now; and then it is there as well.
      const ImportPreview more = preview(grown, log, choosing({{"Hip thing", then}}));
      CHECK(more.repetitions == 7);
      log = with_import(log, more);
      CHECK(preview(grown, log, choosing({{"Hip thing", then}})).entries.empty());
      CHECK(preview(grown, log, choosing({{"Hip thing", first}})).entries.empty());
    }
  const Log log = with_import({}, preview(file, {}, choosing({{"Hip thing", "bridge/both_legs"}})));
  const auto squat = choosing({{"Hip thing", "squat/parallel"}});
  CHECK(row_words(preview(file, log, squat).rows[0].remarks) == "You have this already, as Bridge (Both legs). To count it otherwise, remove that from the log first.");
  CHECK(row_words(preview(file, log, choosing({{"Hip thing", "bridge/one_leg"}})).rows[0].remarks) == "You have this already, as Bridge (Both legs).");
  // Once she has removed it, it is taken as she says now, and never comes back as what it was.
  Log removed = log;
  const Ms session = reps_of(preview(file)).front().session;
  removed.entries.push_back(Removed{session, day_from({2026, 11, 23}), kNow, "bridge"});
  CHECK(preview(file, removed, squat).repetitions == 18);
  CHECK(row_words(preview(file, removed, choosing({{"Hip thing", "bridge/both_legs"}})).rows[0].remarks) == "You removed this from your log.");
  CHECK(preview(grown, removed, choosing({{"Hip thing", "bridge/both_legs"}})).entries.empty());
}

TEST_CASE("every entry that an import makes is one that the log's own format takes") {
  for (const std::string& text : {kStrongComma, kStrongSemicolon, kStrongNewest, kHevy, kFitNotes})
    for (const Entry& entry : preview(text).entries) {
      const auto read = read_entry(write_entry(entry), "entry");
      INFO(read.why());
      REQUIRE(read);
      CHECK(write_entry(*read) == write_entry(entry));
    }
}

TEST_CASE("a workout of more repetitions than any session asks for is kept whole, and its beginning is one that the log takes") {
  std::string text = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n";
  for (int i = 0; i < 3; ++i) text += "2024-03-30,Glute Bridge,Legs,,,504,,,,\n";
  const ImportPreview seen = preview(text);
  CHECK(seen.repetitions == 3 * 504);
  for (const Entry& entry : seen.entries) REQUIRE(read_entry(write_entry(entry), "entry"));
  CHECK(preview(text, with_import({}, seen)).entries.empty());
}

TEST_CASE("her choices of names are taken over guesses, and what she leaves out stays out") {
  ImportOptions chosen = options();
  chosen.choices = read_choices(catalog(), {{"Glute Bridge", "bridge/one_leg"}, {"Side Plank", "-"}, {"Bench Press (Barbell)", "squat/nowhere"}, {"x", "/"}});
  CHECK(chosen.choices.size() == 2);
  const ImportPreview seen = preview(kStrongComma, {}, chosen);
  CHECK(row_words(seen.rows[1].remarks).find("Taken as Bridge (One leg), as you said.") == 0);
  CHECK(row_words(seen.rows[3].remarks) == "You left out \"Side Plank\".");
  CHECK(row_words(seen.rows[2].remarks) == "No exercise here is like \"Bench Press (Barbell)\".");
}

TEST_CASE("names in common use are guessed, our own are certain, and others are not guessed at all") {
  const std::pair<const char*, const char*> guesses[] = {
      {"Glute Bridge", "bridge/both_legs"}, {"Single Leg Glute Bridge", "bridge/one_leg"}, {"Clamshells", "side_lying_leg_lift/clam"}, {"Side Plank (Left)", "side_bridge/feet"},
      {"Side Plank on knees", "side_bridge/knees"}, {"Bird Dog", "bird_dog/opposite"}, {"Superman", "superman/full"}, {"Squat (Bodyweight)", "squat/parallel"},
      {"McGill Curl-Up", "curl_up/elbows_down"}, {"Side Lying Leg Raise", "side_lying_leg_lift/straight_leg"}};
  for (const auto& guess : guesses) {
    const auto& name = guess.first;
    const auto& target = guess.second;
    const auto match = match_name(catalog(), name);
    INFO(name);
    REQUIRE(match);
    CHECK(write_choice(match->target) == target);
    CHECK_FALSE(match->certain);
  }
  for (const char* name : {"Bench Press (Barbell)", "Deadlift", "Plank", "Running", "", "???"}) CHECK_FALSE(match_name(catalog(), name));
  for (const Exercise& exercise : catalog().exercises)
    for (const Level& level : exercise.levels)
      for (const char* more : {"", " (Left)", "  (RIGHT) "}) {
        const auto match = match_name(catalog(), full_name(exercise, level) + more);
        REQUIRE(match);
        CHECK(match->certain);
        CHECK(match->target == Target{exercise.id, level.id});
      }
}

TEST_CASE("what lies ahead, is too much or makes no sense is ignored and says why, and the rest is taken") {
  const std::string header = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n";
  const std::pair<const char*, const char*> rows[] = {
      {"2026-11-25 08:00:01,w,,Bridge (One leg),1,0,5,0,10,,,", "2026-11-25 08:00:01 lies ahead, or before the year 2000."},
      {"1999-12-31 08:00:01,w,,Bridge (One leg),1,0,5,0,10,,,", "1999-12-31 08:00:01 lies ahead, or before the year 2000."},
      {"2026-11-20 08:00:00,w,,Bridge (One leg),1,0,601,0,10,,,", "Reps: 601 is outside 0 to 600."},
      {"2026-11-20 08:00:00,w,,Bridge (One leg),1,0,2.5,0,10,,,", "Reps: \"2.5\" is not a whole number."},
      {"2026-11-20 08:00:00,w,,Bridge (One leg),1,0,-1,0,10,,,", "Reps: -1 is outside 0 to 600."},
      {"2026-11-20 08:00:00,w,,Bridge (One leg),1,201,5,0,10,,,", "Weight: 201 is outside 0 to 200."},
      {"2026-11-20 08:00:00,w,,Bridge (One leg),1,0,1,0,3601,,,", "seconds: 3601 is outside 0 to 3600."},
      {"2026-11-20 08:00:00,w,,Bridge (One leg),1,0,0,0,0,,,", "Neither repetitions nor seconds."},
      {"2026-11-20 08:00:00,w,,Bridge (One leg),X,0,5,0,10,,,", "Set Order: \"X\" is not a number, W, D, F, Note or Rest Timer."},
      {"2026-11-20 08:00:00,w,,Bridge (One leg),1,0,five,0,10,,,", "Reps: \"five\" is not a number."},
      {"2026-11-20 08:00:00,w,,,1,0,5,0,10,,,", "name: \"\" is not a name of at most 120 bytes."}};
  for (const auto& [row, why] : rows) {
    const ImportPreview seen = preview(header + row + "\n" + "2026-11-20 08:00:00,w,,Bridge (One leg),2,0,5,0,10,(Left),,\n");
    REQUIRE(seen.rows.size() == 2);
    CHECK(seen.rows[0].state == RowState::ignored);
    CHECK(row_words(seen.rows[0].remarks) == why);
    CHECK(seen.repetitions == 5);
  }
}

TEST_CASE("what was imported is no dose of ours, so that no advice counts it as one") {
  const Log log = with_import({}, preview(kStrongComma));
  for (const Exercise& exercise : catalog().exercises)
    for (const Level& level : exercise.levels) CHECK(level.doses.size() <= kDoseOfAnother);
  for (const Bout& bout : bouts(log)) CHECK(bout.dose == kDoseOfAnother);
  CHECK(days_trained(log).size() == 2);
}

TEST_CASE("a file cut off at any byte is read as far as it goes or refused, and never takes more") {
  for (const std::string& text : {kStrongComma, kHevy, kFitNotes}) {
    const int most = preview(text).repetitions;
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
      const auto read = preview_import(text.substr(0, cut), "file.csv", catalog(), {}, options());
      if (!read) CHECK(read.why().rfind("file.csv: ", 0) == 0);
      else CHECK(read->repetitions <= most);
    }
  }
}
