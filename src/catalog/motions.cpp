#include "catalog/motions.h"

#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "catalog/motion_json.h"

namespace holdfast {
namespace {

using nlohmann::json;

constexpr int kMostAlike = 4;  // steps from a motion to the one that stands on its own

struct Document {
  const MotionFile* file = nullptr;
  json text;
};

// A motion that is like another takes over all it says and changes what it says itself: a JSON merge patch
// (RFC 7386).
json whole_of(const std::map<std::string, Document>& documents, const json& document, const Reader& at, int steps = 0) {
  const auto like = at.maybe("like");
  if (!like) return document;
  const std::string id = like->id();
  const auto base = documents.find(id);
  if (base == documents.end()) {
    like->refuse("\"" + id + "\" is not a motion");
    return document;
  }
  if (steps == kMostAlike) {
    like->refuse("is like itself, or like another in more than four steps");
    return document;
  }
  Fault unused{base->second.file->name, ""};
  json whole = whole_of(documents, base->second.text, Reader(base->second.text, "", unused), steps + 1);
  if (unused) like->refuse("cannot be followed: " + unused.sentence);
  json own = document;
  own.erase("like");
  whole.merge_patch(own);
  return whole;
}

std::vector<figure::Joint> read_marks(const Reader& at) {
  std::vector<figure::Joint> marks;
  for (const Reader& item : at.items(1, 6)) {
    const auto joint = figure::joint_named(item.id());
    if (joint) marks.push_back(*joint);
    else item.refuse("is no joint; expected a name such as knee_l");
  }
  return marks;
}

std::vector<WrongForm> read_wrong(const Reader& at, const json& whole) {
  std::vector<WrongForm> forms;
  for (const auto& [id, form] : at.members(0, 8)) {
    if (!is_id(id)) {
      form.refuse("the name is not an id; expected a-z, 0-9 and _, a letter first");
      continue;
    }
    form.only({"marks", "change"});
    WrongForm wrong;
    wrong.id = id;
    wrong.marks = read_marks(form.member("marks"));
    form.member("change").only({"poses", "phases", "breath_deg", "view"});
    json changed = whole;
    const json::json_pointer change("/wrong/" + id + "/change");
    if (whole.contains(change)) changed.merge_patch(whole.at(change));
    Fault fault{"", ""};
    wrong.motion = read_motion(Reader(changed, "", fault), id);
    if (fault) form.member("change").refuse("the motion that results is refused" + fault.sentence);  // which begins with ": "
    forms.push_back(std::move(wrong));
  }
  return forms;
}

void read_work(const Reader& at, MotionForms& forms) {
  at.only({"source", "work"});
  forms.work_source = at.member("source").text();
  for (const auto& [name, amounts] : at.member("work").members(1, 2 * figure::kMuscleCount)) {
    Work work;
    std::string muscle = name;
    const std::string ending = name.size() > 2 ? name.substr(name.size() - 2) : "";
    if (ending == "_l" || ending == "_r") {
      work.side = ending == "_l" ? Side::left : Side::right;
      muscle.resize(muscle.size() - 2);
    }
    std::size_t found = figure::kMuscleCount;
    for (std::size_t m = 0; m < figure::kMuscleCount; ++m)
      if (muscle == figure::kMuscleNames[m]) found = m;
    if (found == figure::kMuscleCount) {
      amounts.refuse("is no muscle that can be shown");
      continue;
    }
    work.muscle = static_cast<figure::Muscle>(found);
    const std::vector<Reader> phases = amounts.items(kPhaseCount, kPhaseCount);
    for (std::size_t p = 0; p < phases.size(); ++p) work.amount[p] = phases[p].number(0, 1);
    forms.work.push_back(work);
  }
}

MotionForms read_forms(const Reader& at, const json& whole, const std::string& id) {
  at.only({"$schema", "id", "like", "lie", "one_sided", "anchor", "hang", "towel", "view", "tempo_s", "breath_deg", "circle",
           "exceptions", "poses", "phases", "wrong", "muscles"});
  MotionForms forms;
  forms.right = read_motion(at, id);
  if (const auto wrong = at.maybe("wrong")) forms.wrong = read_wrong(*wrong, whole);
  if (const auto muscles = at.maybe("muscles")) read_work(*muscles, forms);
  return forms;
}

std::string id_of(const std::string& file) {
  const std::size_t ending = file.rfind(".json");
  return file.substr(0, ending);
}

}  // namespace

Result<Motions> read_motions(const std::vector<MotionFile>& files) {
  std::map<std::string, Document> documents;
  for (const MotionFile& file : files) {
    Fault fault{file.name, ""};
    Document document{&file, parse_json(file.text, fault)};
    const Reader top(document.text, "", fault);
    const std::string id = top.member("id").id();
    if (!fault && id != id_of(file.name)) top.member("id").refuse("\"" + id + "\" is not the file's name without .json");
    if (fault) return Result<Motions>::failure(fault.sentence);
    documents.emplace(id, std::move(document));
  }
  Motions motions;
  for (const auto& [id, document] : documents) {
    Fault fault{document.file->name, ""};
    const json whole = whole_of(documents, document.text, Reader(document.text, "", fault));
    MotionForms forms;
    if (!fault) forms = read_forms(Reader(whole, "", fault), whole, id);
    if (fault) return Result<Motions>::failure(fault.sentence);
    forms.file = document.file->name;
    motions.emplace(id, std::move(forms));
  }
  return motions;
}

const WrongForm* find_wrong(const MotionForms& forms, const std::string& id) {
  for (const WrongForm& wrong : forms.wrong)
    if (wrong.id == id) return &wrong;
  return nullptr;
}

figure::Props props_of(const figure::Track& track, Side side, const Gear& gear) {
  figure::Props props = figure::props_for(track, side);
  props.hand_weights = gear.hand_weights;
  props.cuff_left = gear.cuff && side != Side::right;
  props.cuff_right = gear.cuff && side == Side::right;
  return props;
}

std::vector<figure::Glow> glows(const MotionForms& forms, Phase phase, double progress, Side side) {
  std::vector<figure::Glow> result;
  const std::size_t now = static_cast<std::size_t>(phase);
  const std::size_t before = (now + kPhaseCount - 1) % kPhaseCount;
  const double share = figure::minimum_jerk(progress * 2);  // half the phase to come to its own
  for (const Work& work : forms.work) {
    figure::Glow glow;
    glow.muscle = work.muscle;
    glow.side = work.side;
    if (side == Side::right && work.side != Side::both) glow.side = work.side == Side::left ? Side::right : Side::left;
    glow.amount = work.amount[before] + (work.amount[now] - work.amount[before]) * share;
    if (glow.amount > 0) result.push_back(glow);
  }
  return result;
}

}  // namespace holdfast
