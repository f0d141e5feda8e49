#include "catalog/clip_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "base/text.h"
#include "catalog/motion_json.h"

namespace holdfast {
namespace {

using namespace figure;

constexpr std::size_t kMostFrames = 60000, kMostJoints = 64;
constexpr double kFarthest_m = 20;

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Fixed decimals without trailing zeros, and zero without a sign.
std::string decimal(double value, int decimals) {
  std::string text = format("%.*f", decimals, value);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string capsule_list(CapsuleSet set) {
  std::string out = "[";
  for (std::size_t c = 0; c < kCapsuleCount; ++c) {
    const Capsule capsule = static_cast<Capsule>(c);
    if (set.has(capsule)) out += format("%s\"%s\"", out.size() > 1 ? "," : "", name_of(capsule));
  }
  return out + "]";
}

std::string header_of(const Clip& clip) {
  std::string out = "{\"exercise\":" + quoted(clip.exercise) + ",\"level\":" + quoted(clip.level);
  out += ",\"stature_m\":" + decimal(clip.body.stature_m, 4);
  out += format(",\"body\":\"%s\",\"fps\":%d,\"side\":\"%s\",\"one_sided\":%s", kBuildNames[static_cast<std::size_t>(clip.body.build)],
                clip.fps, kSideNames[static_cast<std::size_t>(clip.side)], clip.one_sided ? "true" : "false");
  out += ",\"tempo_s\":{";
  for (std::size_t p = 0; p < kPhaseCount; ++p)
    out += format("%s\"%s\":", p ? "," : "", kPhaseNames[p]) + decimal(clip.tempo.seconds[p], 6);
  out += "},\"view\":{\"azimuth_deg\":" + decimal(clip.view.azimuth_deg, 6) + ",\"elevation_deg\":" + decimal(clip.view.elevation_deg, 6) + "}";
  out += ",\n \"order\":{";
  for (std::size_t p = 0, written = 0; p < kPhaseCount; ++p) {
    if (clip.order[p].empty()) continue;
    out += format("%s\"%s\":[", written++ ? "," : "", kPhaseNames[p]);
    for (std::size_t i = 0; i < clip.order[p].size(); ++i) out += format("%s\"%s\"", i ? "," : "", name_of(clip.order[p][i]));
    out += "]";
  }
  out += "},\"exceptions\":{";
  for (std::size_t i = 0; i < clip.exceptions.size(); ++i)
    out += (i ? "," : "") + quoted(clip.exceptions[i].check) + ":" + quoted(clip.exceptions[i].reason);
  out += "}";
  std::string joints, parents, capsules, limits;
  for (std::size_t j = 0; j < kJointCount; ++j) {
    const Joint joint = static_cast<Joint>(j);
    joints += format("%s\"%s\"", j ? "," : "", name_of(joint));
    parents += format("%s%d", j ? "," : "", parent_of(joint));
  }
  for (std::size_t c = 0; c < kCapsuleCount; ++c) {
    const Volume& v = clip.volumes[c];
    capsules += format("%s\n  {\"name\":\"%s\",\"a\":\"%s\",\"b\":\"%s\"", c ? "," : "", name_of(static_cast<Capsule>(c)), name_of(v.a), name_of(v.b));
    capsules += ",\"radius_m\":" + decimal(v.radius_m, 9) + ",\"mass_fraction\":" + decimal(v.mass_fraction, 6) +
                ",\"com_fraction\":" + decimal(v.com_fraction, 6) + "}";
  }
  for (std::size_t a = 0; a < kAngleCount; ++a) {
    const Limits l = limits_deg(static_cast<Angle>(a));
    limits += format("%s\n  \"%s\":[%g,%g]", a ? "," : "", name_of(static_cast<Angle>(a)), l.hard_low, l.hard_high);
  }
  return out + ",\n \"joints\":[" + joints + "],\n \"parents\":[" + parents + "],\n \"capsules\":[" + capsules + "],\n \"limits_deg\":{" + limits + "},\n \"frames\":[";
}

// ---- reading

struct Columns {
  std::vector<int> joint;  // of the file's columns: ours, or -1
};

Columns read_columns(const Reader& at) {
  Columns columns;
  std::vector<bool> found(kJointCount, false);
  for (const Reader& item : at.items(kJointCount, kMostJoints)) {
    const auto joint = joint_named(item.id());
    columns.joint.push_back(joint ? static_cast<int>(index(*joint)) : -1);
    if (joint && found[index(*joint)]) item.refuse(std::string("\"") + name_of(*joint) + "\" is there twice");
    if (joint) found[index(*joint)] = true;
  }
  for (std::size_t j = 0; j < kJointCount; ++j)
    if (!found[j]) at.refuse(std::string("joint \"") + name_of(static_cast<Joint>(j)) + "\" is missing");
  return columns;
}

Joint read_joint(const Reader& at) {
  const std::string name = at.id();
  const auto joint = joint_named(name);
  if (!joint) at.refuse("\"" + name + "\" is no joint of the figure");
  return joint.value_or(Joint::pelvis);
}

void read_capsules(const Reader& at, Clip& clip) {
  std::vector<bool> found(kCapsuleCount, false);
  for (const Reader& item : at.items(kCapsuleCount, kCapsuleCount)) {
    const std::string name = item.member("name").id();
    const auto capsule = capsule_named(name);
    if (!capsule) {
      item.refuse("\"" + name + "\" is no capsule of the figure");
      continue;
    }
    found[index(*capsule)] = true;
    clip.volumes[index(*capsule)] = {read_joint(item.member("a")), read_joint(item.member("b")), item.member("radius_m").number(0.001, 0.5),
                                     item.member("mass_fraction").number(0, 1), item.member("com_fraction").number(0, 1)};
  }
  for (std::size_t c = 0; c < kCapsuleCount; ++c)
    if (!found[c]) at.refuse(std::string("capsule \"") + name_of(static_cast<Capsule>(c)) + "\" is missing");
}

CapsuleSet read_contact_names(const Reader& at) {
  CapsuleSet set;
  for (const Reader& item : at.items(0, kCapsuleCount)) {
    const std::string name = item.id();
    const auto capsule = capsule_named(name);
    if (capsule) set.add(*capsule);
    else item.refuse("\"" + name + "\" is no capsule of the figure");
  }
  return set;
}

std::vector<Capsule> read_order(const Reader& at) {
  std::vector<Capsule> order;
  for (const Reader& item : at.items(0, kCapsuleCount)) {
    const std::string name = item.id();
    const auto capsule = capsule_named(name);
    if (capsule) order.push_back(*capsule);
    else item.refuse("\"" + name + "\" is no capsule of the figure");
  }
  return order;
}

std::size_t read_phase(const Reader& at) { return at.one_of({"set", "lift", "hold", "lower", "rest"}); }

ClipFrame read_frame(const Reader& at, const Columns& columns) {
  ClipFrame frame;
  frame.t_s = at.member("t_s").number(0, 36000);
  frame.phase = static_cast<Phase>(read_phase(at.member("phase")));
  frame.rep = at.member("rep").integer(1, 10000);
  const std::vector<Reader> places = at.member("at_m").items(columns.joint.size(), columns.joint.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (columns.joint[i] < 0) continue;
    const std::vector<Reader> xyz = places[i].items(3, 3);
    if (xyz.size() != 3) return frame;
    frame.at_m[static_cast<std::size_t>(columns.joint[i])] = {xyz[0].number(-kFarthest_m, kFarthest_m), xyz[1].number(-kFarthest_m, kFarthest_m),
                                                               xyz[2].number(-kFarthest_m, kFarthest_m)};
  }
  for (const auto& [name, value] : at.member("angles_deg").members(0, kAngleCount)) {
    const auto angle = angle_named(name);
    if (angle) frame.angle_deg[index(*angle)] = value.number(-1000, 1000);
    else value.refuse("no such angle");
  }
  frame.contacts = read_contact_names(at.member("contacts"));
  if (const auto touching = at.maybe("touching")) frame.touching = read_contact_names(*touching);
  return frame;
}

}  // namespace

std::string write_clip(const Clip& clip) {
  std::string out = header_of(clip);
  out.reserve(out.size() + clip.frames.size() * 2200);
  for (std::size_t k = 0; k < clip.frames.size(); ++k) {
    const ClipFrame& f = clip.frames[k];
    out += k ? ",\n  {" : "\n  {";
    out += "\"t_s\":" + decimal(f.t_s, 9) + format(",\"phase\":\"%s\",\"rep\":%d,\"side\":\"%s\",\"at_m\":[", kPhaseNames[static_cast<std::size_t>(f.phase)],
                                                   f.rep, kSideNames[static_cast<std::size_t>(clip.side)]);
    for (std::size_t j = 0; j < kJointCount; ++j) {
      const Vec3 at = f.at_m[j];
      out += (j ? ",[" : "[") + decimal(at.x, 9) + "," + decimal(at.y, 9) + "," + decimal(at.z, 9) + "]";
    }
    out += "],\"angles_deg\":{";
    for (std::size_t a = 0; a < kAngleCount; ++a)
      out += format("%s\"%s\":", a ? "," : "", name_of(static_cast<Angle>(a))) + decimal(f.angle_deg[a], 6);
    out += "},\"contacts\":" + capsule_list(f.contacts) + ",\"touching\":" + capsule_list(f.touching) + "}";
  }
  return out + "\n]}\n";
}

Result<Clip> read_clip(std::string_view text, const std::string& file) {
  Fault fault;
  fault.file = file;
  const nlohmann::json document = parse_json(text, fault);
  Clip clip;
  if (!fault) {
    const Reader at(document, "", fault);
    if (const auto exercise = at.maybe("exercise")) clip.exercise = exercise->text();
    if (const auto level = at.maybe("level")) clip.level = level->text();
    clip.body.stature_m = at.member("stature_m").number(kLeastStature_m, kMostStature_m);
    clip.body.build = at.member("body").one_of({"male", "female"}) == 1 ? Build::female : Build::male;
    clip.fps = at.member("fps").integer(10, 240);
    const Columns columns = read_columns(at.member("joints"));
    read_capsules(at.member("capsules"), clip);
    if (const auto view = at.maybe("view")) {
      clip.view.azimuth_deg = view->member("azimuth_deg").number(-360, 360);
      clip.view.elevation_deg = view->member("elevation_deg").number(0, 90);
    }
    if (const auto order = at.maybe("order"))
      for (std::size_t p = 0; p < kPhaseCount; ++p)
        if (const auto parts = order->maybe(kPhaseNames[p])) clip.order[p] = read_order(*parts);
    if (const auto exceptions = at.maybe("exceptions")) clip.exceptions = read_exceptions(*exceptions);
    for (const Reader& item : at.member("frames").items(1, kMostFrames)) {
      clip.frames.push_back(read_frame(item, columns));
      const std::size_t side = item.member("side").one_of({"both", "left", "right"});
      if (clip.frames.size() == 1) clip.side = static_cast<Side>(side);
    }
    clip.one_sided = at.boolean_or("one_sided", clip.side != Side::both);
    clip.tempo.seconds.fill(0);
    if (const auto tempo = at.maybe("tempo_s")) {
      for (std::size_t p = 0; p < kPhaseCount; ++p) clip.tempo.seconds[p] = tempo->number_or(kPhaseNames[p], 0, 0, 600);
    } else {
      for (const ClipFrame& f : clip.frames)
        if (f.rep == clip.frames.front().rep) clip.tempo[f.phase] += 1.0 / clip.fps;
    }
  }
  if (fault) return Result<Clip>::failure(fault.sentence);
  return clip;
}

}  // namespace holdfast
