// What a frame of the figure costs: finding the pose of every shipped motion, and drawing it.
//
// One iteration is one frame; the moments are spread over all phases. `reference` is a fixed piece of
// arithmetic: a cost as a multiple of it can be compared between machines.

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "figure/camera.h"
#include "figure/drawing.h"

using namespace holdfast;
using namespace holdfast::figure;

namespace {

constexpr Vec2 kSize_px{800, 520};
constexpr int kMomentsPerPhase = 12;

struct Frame {
  Moment moment;
  Placed placed;
};

std::vector<Frame> frames_of(const Track& track) {
  const Side side = track.one_sided ? Side::left : Side::both;
  std::vector<Frame> frames;
  for (std::size_t phase = 0; phase < kPhaseCount; ++phase)
    for (int i = 0; i < kMomentsPerPhase; ++i) {
      Frame frame;
      frame.moment = {static_cast<Phase>(phase), (i + 0.5) / kMomentsPerPhase, 0, side};
      frame.placed = place(track.measures, pose_at(track, frame.moment));
      frames.push_back(frame);
    }
  return frames;
}

void measure_reference(benchmark::State& state) {
  double value = 2;
  for (auto _ : state) {
    for (int i = 0; i < 1000; ++i) value = std::sqrt(value) + 1.5;
    benchmark::DoNotOptimize(value);
  }
}

void measure_pose(benchmark::State& state, const Track& track) {
  const std::vector<Frame> frames = frames_of(track);
  std::size_t at = 0;
  for (auto _ : state) {
    Placed placed = place(track.measures, pose_at(track, frames[at].moment));
    benchmark::DoNotOptimize(placed);
    at = (at + 1) % frames.size();
  }
}

void measure_drawing(benchmark::State& state, const Track& track, const DrawOptions& options) {
  const std::vector<Frame> frames = frames_of(track);
  const Side side = track.one_sided ? Side::left : Side::both;
  const Camera camera = camera_for(track, ViewName::best, side);
  const Props props = props_for(track, side);
  std::size_t at = 0;
  for (auto _ : state) {
    Drawing drawing = draw(frames[at].placed, track.body, camera, kSize_px, props, options);
    benchmark::DoNotOptimize(drawing.shapes.data());
    at = (at + 1) % frames.size();
  }
}

void measure_solving(benchmark::State& state, const Motion& motion) {
  for (auto _ : state) {
    auto track = compile(motion, Body{});
    benchmark::DoNotOptimize(track);
  }
}

}  // namespace

int main(int count, char** words) {
  const auto catalog = shipped_catalog();
  if (!catalog) {
    std::fprintf(stderr, "error: %s\n", catalog.why().c_str());
    return 1;
  }
  const DrawOptions plain;
  std::map<std::string, DrawOptions> busy;  // with the motion's own muscles in the hold, and the ring of breath
  for (const auto& [name, track] : catalog->tracks) {
    busy[name].breath_ring = true;
    busy[name].glows = glows(catalog->motions.at(name), Phase::hold, 1, Side::left);
  }
  benchmark::RegisterBenchmark("reference", measure_reference);
  for (const auto& [name, track] : catalog->tracks) {
    const DrawOptions& all = busy.at(name);
    const Motion& motion = catalog->motions.at(name).right;
    benchmark::RegisterBenchmark(("pose " + name).c_str(), [&track = track](benchmark::State& state) { measure_pose(state, track); });
    benchmark::RegisterBenchmark(("draw " + name).c_str(), [&track = track, &plain](benchmark::State& state) { measure_drawing(state, track, plain); });
    benchmark::RegisterBenchmark(("glow " + name).c_str(), [&track = track, &all](benchmark::State& state) { measure_drawing(state, track, all); });
    benchmark::RegisterBenchmark(("solve " + name).c_str(), [&motion](benchmark::State& state) { measure_solving(state, motion); });
  }
  benchmark::Initialize(&count, words);
  if (benchmark::ReportUnrecognizedArguments(count, words)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
