// Cells, numbers and instants as other programs' tables have them.

#include <doctest/doctest.h>

#include <algorithm>

#include "interchange/csv.h"
#include "interchange/values.h"

using namespace holdfast;

TEST_CASE("a table is read whatever its delimiter, quotes, line ends and mark") {
  for (const char delimiter : {',', ';', '\t'})
    for (const char* end : {"\n", "\r\n", "\r"})
      for (const char* mark : {"", "\xEF\xBB\xBF"}) {
        std::string text = mark;
        for (const char* line : {"a|b|c", "1|\"x|y\"|3", "", "\"he said \"\"no\"\"\"|\"two\nlines\"|", "p|q\"r|s"}) text += std::string(line) + end;
        std::replace(text.begin(), text.end(), '|', delimiter);
        const auto table = read_csv(text, "t.csv");
        INFO(table.why());
        REQUIRE(table);
        CHECK(table->delimiter == delimiter);
        REQUIRE(table->rows.size() == 4);
        CHECK(table->rows[1].cells[1] == std::string("x") + delimiter + "y");
        CHECK(table->rows[2].cells[0] == "he said \"no\"");
        CHECK(table->rows[2].cells[1].substr(0, 3) == "two");
        CHECK(table->rows[3].cells[1] == "q\"r");
        CHECK(table->rows[2].line == 4);
      }
}

TEST_CASE("numbers are read with point or comma, and nothing else is taken for one") {
  for (const char* good : {"12", "12.5", "12,5", "0", "-3", "+4.25", "13.0"}) CHECK(read_number(good));
  CHECK(*read_number("12,5") == 12.5);
  for (const char* bad : {"", ".", "-", "1.", ",5", "1e5", "0x10", "1.234,5", "12 kg", "nan", "inf", " 1", "1111111111111111111111111"}) CHECK_FALSE(read_number(bad));
}

TEST_CASE("every minute of days with and without a leap day is written and read as it was, in both forms") {
  for (const Date date : {Date{2024, 2, 29}, Date{2026, 12, 31}, Date{2000, 1, 1}})
    for (int minute = 0; minute < 24 * 60; ++minute) {
      const LocalInstant at{day_from(date), minute * 60, 60};
      CHECK(read_hevy_instant(hevy_instant(at)) == at);
      const auto iso = read_iso_instant(iso_instant(at));
      REQUIRE(iso);
      CHECK(iso->day == at.day);
      CHECK(iso->second == at.second);
      for (const int offset : {-14 * 60, -570, 0, 345, 14 * 60}) CHECK(local_of(wall_ms_of(at, offset), offset).second == at.second);
    }
  for (const char* bad : {"2026-02-30 10:00:00", "2026-11-23 24:00:00", "2026-11-23 10:60", "2026-11-23T10:00:00Z", "23.11.2026", "2026-11-23 0:30 PM", ""})
    CHECK_FALSE(read_iso_instant(bad));
  CHECK(read_iso_instant("2026-11-23 12:30:00 AM")->second == 30 * 60);
}

TEST_CASE("no cell that is written begins a formula, and what is written is read back") {
  for (const char* cell : {"=1+1", "+cmd", "-2-3", "@SUM(A1)", "\tx", "\rx", "a,b", "say \"hi\"", "two\nlines", " edge", "plain", "-2.5", "+7", ""}) {
    for (const bool quote_all : {false, true}) {
      const std::string row = csv_row({"first", cell, "last"}, quote_all);
      const auto table = read_csv(row, "t.csv");
      REQUIRE(table);
      const std::string& back = table->rows[0].cells[1];
      const bool number = read_number(cell).has_value();
      CHECK((number || std::string("=+-@\t\r").find(back.empty() ? 'x' : back[0]) == std::string::npos));
      CHECK((back == cell || back == "'" + std::string(cell)));
    }
  }
}
