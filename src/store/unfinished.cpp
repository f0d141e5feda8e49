#include "store/unfinished.h"

#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "base/writer.h"
#include "session/plan.h"
#include "store/version.h"

namespace holdfast {

namespace {

// The first versions kept it once for all, always the left.
Side read_side(const Reader& item) {
  const auto side = item.maybe("first_side");
  return side && side->one_of({"left", "right"}) == 1 ? Side::right : Side::left;
}

}  // namespace

std::string write_unfinished(const Unfinished& u) {
  nlohmann::json items = nlohmann::json::array();
  for (const UnfinishedItem& item : u.items)
    items.push_back(json_object({{"exercise", item.exercise}, {"level", item.level}, {"dose", item.dose},
                                 {"first_side", item.first_side == Side::right ? "right" : "left"}}));
  return seal_text(json_text(json_object({{"holdfast", "session"}, {"version", kFormatVersion}, {"session", u.session},
                                {"day", iso_date(u.day)}, {"items", items}, {"step", u.step}, {"breath_s", u.breath_s},
                                {"lead_in_s", u.lead_in_s}, {"change_s", u.change_s}})));
}

Result<Unfinished> read_unfinished(std::string_view text, const std::string& file) {
  const auto line = unseal_text(text, file);
  if (!line) return Result<Unfinished>::failure(line.why());
  Fault fault{file, ""};
  const nlohmann::json document = parse_json(*line, fault);
  if (fault) return Result<Unfinished>::failure(fault.sentence);
  const Reader top(document, "", fault);
  check_header(top, "session");
  Unfinished u;
  u.session = top.member("session").integer64(0, kLatestMs);
  const auto day = parse_iso_date(top.member("day").text(10));
  if (!day) top.member("day").refuse("expected an existing date as YYYY-MM-DD");
  u.day = day.value_or(Day{});
  for (const Reader& item : top.member("items").items(1, 20))
    u.items.push_back({item.member("exercise").id(), item.member("level").id(), item.member("dose").integer(0, 40), read_side(item)});
  u.step = top.member("step").integer(0, static_cast<int>(kMostSteps));
  u.breath_s = top.member("breath_s").number(2, 15);
  u.lead_in_s = top.member("lead_in_s").integer(3, 30);
  u.change_s = top.member("change_s").integer(5, 60);
  if (fault) return Result<Unfinished>::failure(fault.sentence);
  return u;
}

}  // namespace holdfast
