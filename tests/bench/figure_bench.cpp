// What a frame of the figure costs: finding the pose of every shipped motion, and drawing it.
//
// One iteration is one frame; the moments are spread over all phases. `reference` is a fixed piece of
// arithmetic: a cost as a multiple of it can be compared between machines.

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
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

}  // namespace

int main(int count, char** words) {
  const auto catalog = shipped_catalog();
  if (!catalog) {
    std::fprintf(stderr, "error: %s\n", catalog.why().c_str());
    return 1;
  }
  DrawOptions plain, busy;
  busy.breath_ring = true;
  for (const figure::Muscle muscle : {figure::Muscle::low_back, figure::Muscle::glutes, figure::Muscle::hamstrings})
    busy.glows.push_back({muscle, Side::both, 0.8});
  benchmark::RegisterBenchmark("reference", measure_reference);
  std::vector<std::pair<std::string, Track>> tracks;
  for (const Exercise& exercise : catalog->exercises)
    for (const auto& [name, motion] : exercise.motions) {
      auto track = compile(motion, Body{});
      if (!track) {
        std::fprintf(stderr, "error: %s: motions.%s: %s\n", exercise.file.c_str(), name.c_str(), track.why().c_str());
        return 1;
      }
      tracks.emplace_back(exercise.id + "/" + name, *std::move(track));
    }
  for (const auto& [name, track] : tracks) {
    benchmark::RegisterBenchmark(("pose " + name).c_str(), [&track = track](benchmark::State& state) { measure_pose(state, track); });
    benchmark::RegisterBenchmark(("draw " + name).c_str(), [&track = track, &plain](benchmark::State& state) { measure_drawing(state, track, plain); });
    benchmark::RegisterBenchmark(("glow " + name).c_str(), [&track = track, &busy](benchmark::State& state) { measure_drawing(state, track, busy); });
  }
  benchmark::Initialize(&count, words);
  if (benchmark::ReportUnrecognizedArguments(count, words)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
