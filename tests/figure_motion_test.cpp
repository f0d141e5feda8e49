// Every shipped motion as a body would do it, and every planted fault caught by the check meant for it.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "base/text.h"
#include "catalog/clip_json.h"
#include "figure_fixture.h"
#include "share.h"

using namespace holdfast;
using namespace holdfast::figure;
using namespace figure_test;

namespace {

Clip clip_of(const std::string& id, Side side = Side::left) {
  const Motion& motion = shipped(id);
  return sample(track_of(motion), motion.tempo, side, 60, 2, 5);
}

std::string failures(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& f : findings)
    if (!f.passed) out += f.check + " " + std::to_string(f.worst) + " (" + f.where + "); ";
  return out;
}

// The progress at which minimum jerk is where constant speed would be.
double linear(double progress) {
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) (minimum_jerk((low + high) / 2) < progress ? low : high) = (low + high) / 2;
  return low;
}

}  // namespace

TEST_CASE("every shipped motion passes every check, both sides, three statures, woman and man") {
  for (const auto& shown : shipped_motions())
    for (const double stature_m : {1.50, 1.75, 1.95})
      for (const Build build : {Build::male, Build::female}) {
        if (kShareOnly && (stature_m == 1.75) == (build == Build::male)) continue;  // a share: three of the six, each stature once
        const Track track = track_of(shown.second.right, {stature_m, build});
        const Clip left = sample(track, shown.second.right.tempo, Side::left, 60, 2, 5);
        const Clip right = sample(track, shown.second.right.tempo, Side::right, 60, 2, 5);
        CAPTURE(shown.first);
        CAPTURE(stature_m);
        CHECK_MESSAGE(all_passed(inspect(left)), failures(inspect(left)));
        CHECK_MESSAGE(all_passed(inspect(right)), failures(inspect(right)));
        if (shown.second.right.one_sided) CHECK(inspect_mirror(left, right).passed);
      }
}

TEST_CASE("the extremes of stature can be solved too") {
  for (const auto& shown : shipped_motions())
    for (const double stature_m : {kLeastStature_m, kMostStature_m}) CHECK(compile(shown.second.right, {stature_m, Build::female}));
  CHECK_FALSE(compile(shipped_motions().begin()->second.right, {1.0, Build::male}));
}

TEST_CASE("other tempos and frame rates pass as well") {
  for (const auto& shown : shipped_motions())
    for (const int fps : {30, 60, 120}) {
      Timing tempo = shown.second.right.tempo;
      tempo[Phase::lift] = 3;
      tempo[Phase::hold] = 4;
      tempo[Phase::set] = tempo[Phase::rest] = 1;
      const Clip clip = sample(track_of(shown.second.right), tempo, Side::right, fps, 1, 4);
      CAPTURE(shown.first);
      CAPTURE(fps);
      CHECK_MESSAGE(all_passed(inspect(clip)), failures(inspect(clip)));
    }
}

TEST_CASE("key poses are those of the facts: superman, bridge, leg lift") {
  const auto at = [](const std::string& id, Phase phase) {
    const Track track = track_of(shipped(id));
    return place(track.measures, pose_at(track, {phase, 0.5, 0, Side::both}));
  };
  const Placed full = at("superman_full", Phase::hold);
  CHECK(full[Joint::ankle_l].y == doctest::Approx(0.25).epsilon(0.15));
  CHECK(full[Joint::wrist_l].y == doctest::Approx(0.28).epsilon(0.15));
  const Placed easy = at("superman_low", Phase::hold);
  CHECK(easy[Joint::ankle_l].y == doctest::Approx(0.17).epsilon(0.15));
  const Placed bridge = at("bridge", Phase::hold);
  CHECK(bridge[Joint::pelvis].y == doctest::Approx(0.30).epsilon(0.05));
  const Track bridging = track_of(shipped("bridge"));
  const Pose top = pose_at(bridging, {Phase::hold, 0.5, 0, Side::both});
  CHECK(deg(top.angle_rad[index(Angle::knee_flexion_l)]) == doctest::Approx(109).epsilon(0.02));
  CHECK(deg(top.angle_rad[index(Angle::pelvis_pitch)]) == doctest::Approx(26).epsilon(0.04));
  const Placed lifted = at("leg_lift", Phase::hold);
  CHECK(lifted[Joint::ankle_l].y > 0.65);
}

TEST_CASE("the bridge peels: the pelvis leaves first, the low back next, the ribs last") {
  const Track track = track_of(shipped("bridge"));
  const Placed lying = place(track.measures, pose_at(track, {Phase::set, 0, 0, Side::both}));
  const auto lift_off = [&](Joint joint) {
    for (int i = 0; i <= 1000; ++i) {
      const Placed p = place(track.measures, pose_at(track, {Phase::lift, i / 1000.0, 0, Side::both}));
      if (p[joint].y - lying[joint].y > 0.01) return i;
    }
    return 1001;
  };
  CHECK(lift_off(Joint::pelvis) < lift_off(Joint::lumbar));
  CHECK(lift_off(Joint::lumbar) < lift_off(Joint::thorax));
}

TEST_CASE("a planted fault is caught by the check meant for it") {
  const Clip good = clip_of("bridge");
  REQUIRE(all_passed(inspect(good)));
  const auto fails = [](const Clip& clip, const char* check) { return !finding(inspect(clip), check).passed; };
  SUBCASE("a bone stretched by 1 %") {
    Clip bad = good;
    for (ClipFrame& f : bad.frames) {
      const Vec3 knee = f.at_m[index(Joint::knee_l)];
      f.at_m[index(Joint::ankle_l)] = knee + (f.at_m[index(Joint::ankle_l)] - knee) * 1.01;
    }
    CHECK(fails(bad, "bones"));
  }
  SUBCASE("a foot 8 mm under the floor") {
    Clip bad = good;
    for (ClipFrame& f : bad.frames)
      for (const Joint j : {Joint::heel_l, Joint::toe_l}) f.at_m[index(j)].y -= 0.008;
    CHECK(fails(bad, "floor"));
    CHECK(fails(bad, "contacts"));
  }
  SUBCASE("a foot that slides 1 cm while it is planted") {
    Clip bad = good;
    int k = 0;
    for (ClipFrame& f : bad.frames) {
      if (f.phase == Phase::hold) ++k;
      for (const Joint j : {Joint::heel_l, Joint::toe_l, Joint::ankle_l}) f.at_m[index(j)].x += 0.01 * std::min(1.0, k / 300.0);
    }
    CHECK(fails(bad, "slide"));
  }
  SUBCASE("a knee bent backwards by 15 degrees, as angle and as joints") {
    Clip bad = clip_of("superman_full");
    for (ClipFrame& f : bad.frames) f.angle_deg[index(Angle::knee_flexion_l)] = -15;
    CHECK(fails(bad, "hinges"));
    CHECK(fails(bad, "limits"));
    CHECK(fails(bad, "angles"));
    Clip worse = clip_of("superman_full");
    for (ClipFrame& f : worse.frames) {
      // The shank turned about the knee towards the toes' side, which lying prone is down.
      const Vec3 knee = f.at_m[index(Joint::knee_l)];
      const Turn t = turn(rad(15));
      for (const Joint j : {Joint::ankle_l, Joint::heel_l, Joint::toe_l}) {
        const Vec3 d = f.at_m[index(j)] - knee;
        f.at_m[index(j)] = knee + Vec3{d.x * t.cosine - d.y * t.sine, d.x * t.sine + d.y * t.cosine, d.z};
      }
    }
    CHECK(fails(worse, "hinges"));
  }
  SUBCASE("constant speed instead of an ease") {
    const Motion motion = shipped("superman_full");
    const Track track = track_of(motion);
    Clip bad = sample(track, motion.tempo, Side::both, 60, 2, 5);
    std::size_t in_phase = 0;
    for (std::size_t k = 0; k < bad.frames.size(); ++k) {
      ClipFrame& f = bad.frames[k];
      in_phase = k > 0 && bad.frames[k - 1].phase == f.phase ? in_phase + 1 : 0;
      if (f.phase != Phase::lift && f.phase != Phase::lower) continue;
      const double progress = static_cast<double>(in_phase) / (motion.tempo[f.phase] * 60);
      f.at_m = place(track.measures, pose_at(track, {f.phase, linear(progress), 0, Side::both})).at_m;
    }
    CHECK(fails(bad, "smoothness"));
    CHECK(fails(bad, "acceleration"));
  }
  SUBCASE("a jump of 3 cm in one frame") {
    for (const std::size_t where : {std::size_t{90}, std::size_t{600}}) {
      Clip bad = good;
      bad.frames[where].at_m[index(Joint::knee_l)].y += 0.03;
      CHECK(fails(bad, "jump"));
    }
  }
  SUBCASE("a hold that drifts") {
    Clip bad = good;
    double more = 0;
    for (ClipFrame& f : bad.frames)
      if (f.phase == Phase::hold) f.angle_deg[index(Angle::hip_flexion_l)] += (more += 0.001);
    CHECK(fails(bad, "stillness"));
  }
  SUBCASE("a phase that lasts two frames too long") {
    Clip bad = good;
    bad.tempo[Phase::lift] -= 2.0 / 60;
    CHECK(fails(bad, "timing"));
  }
  SUBCASE("one side higher than the other") {
    Clip bad = clip_of("superman_low");
    for (ClipFrame& f : bad.frames) f.at_m[index(Joint::hand_r)].y += 0.004;
    CHECK(fails(bad, "symmetry"));
  }
  SUBCASE("a second repetition that differs from the first") {
    Clip bad = good;
    bad.frames.back().at_m[index(Joint::head)].z += 0.00001;
    CHECK(fails(bad, "repeats"));
  }
  SUBCASE("a body that would fall over") {
    Clip bad = clip_of("superman_low");
    for (ClipFrame& f : bad.frames) {
      f.contacts = {};
      f.contacts.add(Capsule::side_of_pelvis_l);
    }
    CHECK(fails(bad, "balance"));
  }
  SUBCASE("a pelvis that rolls back") {
    Clip bad = clip_of("leg_lift");
    for (ClipFrame& f : bad.frames)
      if (f.phase == Phase::hold) f.at_m[index(Joint::hip_l)].z += 0.03;
    CHECK(fails(bad, "pelvis_level"));
  }
  SUBCASE("an arm through the trunk") {
    Clip bad = clip_of("leg_lift");
    for (ClipFrame& f : bad.frames) f.at_m[index(Joint::elbow_l)] = f.at_m[index(Joint::lumbar)];
    CHECK(fails(bad, "self_collision"));
  }
  SUBCASE("a part on the floor that nobody declared") {
    Clip bad = good;
    for (ClipFrame& f : bad.frames) f.contacts.bits &= ~(1U << index(Capsule::head));
    CHECK(fails(bad, "contact_set"));
  }
  SUBCASE("a foot that skates") {
    Clip bad = good;
    double x = 0;
    for (ClipFrame& f : bad.frames) f.at_m[index(Joint::toe_l)].x += (x += 0.01);
    CHECK(fails(bad, "skate"));
  }
  SUBCASE("a leg that leaves the floor before the pelvis should, and lands after it") {
    Clip bad = clip_of("superman_full");
    bad.order[static_cast<std::size_t>(Phase::lift)] = {Capsule::foot_l, Capsule::chest};
    REQUIRE(all_passed(inspect(bad)));
    for (std::size_t k = 0; k < bad.frames.size(); ++k)
      if (bad.frames[k].phase == Phase::lift && bad.frames[k - 1].phase == Phase::lift)
        for (const Joint j : {Joint::thorax, Joint::collar}) bad.frames[k].at_m[index(j)].y += 0.004;
    CHECK(fails(bad, "order"));
  }
  SUBCASE("a limit passed by a tenth of a degree") {
    Clip bad = good;
    bad.frames[100].angle_deg[index(Angle::hip_flexion_r)] = 140.1;
    CHECK(fails(bad, "limits"));
  }
  SUBCASE("ribs that breathe 8 mm") {
    Clip bad = good;
    std::size_t k = 0;
    for (ClipFrame& f : bad.frames)
      if (f.phase == Phase::hold) f.at_m[index(Joint::collar)].y += 0.008 * minimum_jerk(static_cast<double>(++k) / 200);
    CHECK(fails(bad, "breathing"));
  }
  SUBCASE("a last frame that is not where the first is") {
    Clip bad = good;
    for (std::size_t k = 0; k < bad.frames.size(); ++k) bad.frames[k].at_m[index(Joint::hand_l)].z += 1e-5 * static_cast<double>(k);
    CHECK(fails(bad, "loop"));
  }
  SUBCASE("a hand outside the picture, where only its frame goes") {
    Clip bad = good;
    for (ClipFrame& f : bad.frames) f.at_m[index(Joint::vertex)].y += 3;
    CHECK(fails(bad, "in_frame"));
  }
  SUBCASE("a view from which the trunk hides the working leg") {
    Clip bad = clip_of("leg_lift");
    bad.view = {-98 + 180, 2};
    for (ClipFrame& f : bad.frames)
      for (const Joint j : {Joint::hip_l, Joint::knee_l, Joint::ankle_l, Joint::shoulder_l}) f.at_m[index(j)] = f.at_m[index(twin(j))] - Vec3{0, 0, 0.1};
    CHECK(fails(bad, "occlusion"));
  }
  SUBCASE("a right side that is not the mirror of the left") {
    const Clip left = clip_of("leg_lift", Side::left);
    Clip right = clip_of("leg_lift", Side::right);
    REQUIRE(inspect_mirror(left, right).passed);
    right.frames[50].at_m[index(Joint::knee_r)].x += 1e-6;
    CHECK_FALSE(inspect_mirror(left, right).passed);
  }
  SUBCASE("no frames at all") {
    Clip bad = good;
    bad.frames.clear();
    CHECK_FALSE(all_passed(inspect(bad)));
  }
}

TEST_CASE("every pose comes from phase and progress alone, whatever came before") {
  const Track track = track_of(shipped("bridge_one_leg"));
  const Moment moment{Phase::lift, 0.37, 0.2, Side::right};
  const Placed first = place(track.measures, pose_at(track, moment));
  pose_at(track, {Phase::hold, 0.9, -1, Side::left});
  const Placed again = place(track.measures, pose_at(track, moment));
  for (std::size_t j = 0; j < kJointCount; ++j) CHECK(length(first.at_m[j] - again.at_m[j]) == 0);
}

namespace {

// FNV-1a over the bits of every number of a clip: the same on every machine, or the motion is not the same.
std::uint64_t hash_of(const Clip& clip) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto add = [&](double value) {
    const double plain = value + 0.0;  // minus nought is nought
    std::uint64_t bits = 0;
    std::memcpy(&bits, &plain, sizeof bits);
    for (int shift = 0; shift < 64; shift += 8) hash = (hash ^ ((bits >> shift) & 0xff)) * 0x100000001b3ULL;
  };
  for (const ClipFrame& f : clip.frames) {
    for (const Vec3& at : f.at_m)
      for (const double value : {at.x, at.y, at.z}) add(value);
    for (const double angle : f.angle_deg) add(angle);
    add(f.contacts.bits);
    add(f.touching.bits);
  }
  return hash;
}

std::string hashes() {
  std::string text;
  for (const auto& shown : shipped_motions())
    for (const Body body : {Body{1.75, Build::male}, Body{1.5, Build::female}}) {
      const Clip clip = sample(track_of(shown.second.right, body), shown.second.right.tempo, Side::right, 60, 1, 5);
      text += format("%s %.2f %s %016llx\n", shown.first.c_str(), body.stature_m, kBuildNames[static_cast<std::size_t>(body.build)],
                     static_cast<unsigned long long>(hash_of(clip)));
    }
  return text;
}

}  // namespace

// Optimized, sanitized and as WebAssembly: the three builds of this suite compare with the same file. After
// a change of motion on purpose, HOLDFAST_GOLDEN=1 in the environment writes it anew.
TEST_CASE("every motion is the same, bit for bit, on every machine and engine") {
  const std::string path = std::string(HOLDFAST_TEST_DIR) + "/golden/motions.txt", now = hashes();
  if (std::getenv("HOLDFAST_GOLDEN")) std::ofstream(path, std::ios::binary) << now;
  CHECK(read_file(path) == now);
}

TEST_CASE("the last bit of one angle changes the golden hash") {
  Clip clip = clip_of("bridge");
  const std::uint64_t before = hash_of(clip);
  double& angle = clip.frames[7].angle_deg[3];
  angle = std::nextafter(angle, 1e9);
  CHECK(hash_of(clip) != before);
}

TEST_CASE("every wrong form is a body, and shows its mistake") {
  for (const auto& shown : shipped_motions())
    for (const WrongForm& wrong : shown.second.wrong)
      for (const double stature_m : {1.50, 1.95}) {
        CAPTURE(shown.first);
        CAPTURE(wrong.id);
        const Clip right = sample(track_of(shown.second.right, {stature_m, Build::female}), shown.second.right.tempo, Side::left, 60, 1, 5);
        const Clip bad = sample(track_of(wrong.motion, {stature_m, Build::female}), wrong.motion.tempo, Side::left, 60, 1, 5);
        CHECK_MESSAGE(all_passed(inspect_wrong(bad, right, wrong.marks)), failures(inspect_wrong(bad, right, wrong.marks)));
        CHECK_FALSE(all_passed(inspect_wrong(right, right, wrong.marks)));
      }
}

TEST_CASE("an exception lets exactly its own check pass, with its reason, and is needed") {
  Clip clip = clip_of("bridge");
  double more = 0;
  for (ClipFrame& f : clip.frames)
    if (f.phase == Phase::hold) f.angle_deg[index(Angle::hip_flexion_l)] += (more += 0.001);
  CHECK_FALSE(finding(inspect(clip), "stillness").passed);
  clip.exceptions = {{"stillness", "It circles."}};
  CHECK(finding(inspect(clip), "stillness").passed);
  CHECK(finding(inspect(clip), "stillness").excepted == "It circles.");
  clip.exceptions = {{"jump", "Another."}};
  CHECK_FALSE(finding(inspect(clip), "stillness").passed);
  for (ClipFrame& f : clip.frames) f.at_m[index(Joint::toe_l)].y -= 0.01;
  clip.exceptions = {{"floor", "No."}, {"bones", "No."}};
  CHECK_FALSE(finding(inspect(clip), "floor").passed);
  for (const auto& shown : shipped_motions())
    for (const Exception& exception : shown.second.right.exceptions) {
      const Clip clip_shown = sample(track_of(shown.second.right), shown.second.right.tempo, Side::left, 60, 1, 5);
      CHECK_MESSAGE(finding(inspect(clip_shown), exception.check).excepted == exception.reason, shown.first);
    }
}

TEST_CASE("a clip written and read again is the same clip and passes the same checks") {
  for (const char* id : {"superman_full", "bridge_one_leg", "leg_lift"}) {
    Clip clip = clip_of(id, Side::right);
    clip.exercise = id;
    clip.level = "any";
    const std::string text = write_clip(clip);
    const Result<Clip> back = read_clip(text, "clip.json");
    REQUIRE_MESSAGE(back, back.why());
    CHECK_MESSAGE(all_passed(inspect(*back)), failures(inspect(*back)));
    CHECK(write_clip(*back) == text);
  }
}

TEST_CASE("a broken clip is refused with its place") {
  Clip clip = clip_of("superman_low");
  clip.frames.resize(2);
  clip.exercise = "superman";
  clip.level = "easy";
  const std::string text = write_clip(clip);
  const auto why = [&](const std::string& from, const std::string& to) {
    std::string bad = text;
    const std::size_t at = bad.find(from);
    REQUIRE(at != std::string::npos);
    bad.replace(at, from.size(), to);
    const Result<Clip> result = read_clip(bad, "clip.json");
    REQUIRE_FALSE(result);
    return result.why();
  };
  CHECK(why("\"fps\":60", "\"fps\":6").find("clip.json: fps") == 0);
  CHECK(why("\"knee_l\"", "\"kneee_l\"").find("clip.json: joints") == 0);
  CHECK(why("\"phase\":\"set\"", "\"phase\":\"up\"").find("clip.json: frames[0].phase") == 0);
  CHECK(why("\"contacts\":[\"", "\"contacts\":[\"tail\",\"").find("clip.json: frames[0].contacts[0]") == 0);
  CHECK(why("\"t_s\":0", "\"t_s\":\"now\"").find("clip.json: frames[0].t_s") == 0);
  CHECK(why("{", "[").find("clip.json: line") == 0);
}
