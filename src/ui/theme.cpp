#include "ui/theme.h"

#include <cmath>

namespace holdfast::ui {
namespace {

constexpr Palette kDark = {0x0F1318, 0x181E26, 0x222A35, 0xF4F6F9, 0xAEB8C5, 0x3A4553, 0x6F7C8D,
                           0x5CC8F5, 0x0F1318, 0x6EE7A8, 0xC3A6FF, 0xFFC857, 0xFF8A80};
constexpr Palette kLight = {0xFAFBFC, 0xFFFFFF, 0xEEF1F5, 0x131820, 0x4E5967, 0xC9D1DB, 0x6E7987,
                            0x00648C, 0xFFFFFF, 0x00693E, 0x5B3CC4, 0x7A5200, 0xB3261E};

constexpr double kText = 4.5, kLarge = 3, kNumber = 7;

#define HOLDFAST_PAIRS(p)                                                                                     \
  {                                                                                                           \
    {"text on background", p.text, p.background, kText}, {"text on surface", p.text, p.surface, kText},       \
    {"text on raised", p.text, p.raised, kText}, {"muted on background", p.muted, p.background, kText},       \
    {"muted on surface", p.muted, p.surface, kText}, {"muted on raised", p.muted, p.raised, kText},           \
    {"accent text on background", p.accent, p.background, kText},                                             \
    {"accent text on surface", p.accent, p.surface, kText}, {"accent text on raised", p.accent, p.raised, kText}, \
    {"text on accent", p.on_accent, p.accent, kText}, {"danger on background", p.danger, p.background, kText}, \
    {"danger on surface", p.danger, p.surface, kText}, {"hold word", p.hold, p.background, kText},            \
    {"lower word", p.lower, p.background, kText}, {"ready word", p.ready, p.background, kText},               \
    {"ready on surface", p.ready, p.surface, kText}, {"hold on surface", p.hold, p.surface, kText},           \
    {"edge on background", p.edge, p.background, kLarge}, {"edge on surface", p.edge, p.surface, kLarge},     \
    {"edge on raised", p.edge, p.raised, kLarge}, {"number", p.text, p.background, kNumber},                  \
  }

constexpr ColourPair kDarkPairs[] = HOLDFAST_PAIRS(kDark);
constexpr ColourPair kLightPairs[] = HOLDFAST_PAIRS(kLight);
#undef HOLDFAST_PAIRS

double channel(Rgb colour, int shift) { return static_cast<double>((colour >> shift) & 0xff) / 255; }

double linear(double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }

double luminance(Rgb colour) {
  return 0.2126 * linear(channel(colour, 16)) + 0.7152 * linear(channel(colour, 8)) + 0.0722 * linear(channel(colour, 0));
}

}  // namespace

const Palette& palette_of(bool dark) { return dark ? kDark : kLight; }

double contrast(Rgb a, Rgb b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::fmax(la, lb) + 0.05) / (std::fmin(la, lb) + 0.05);
}

Rgb mixed(Rgb a, Rgb b, double share) {
  Rgb out = 0;
  for (int shift = 0; shift <= 16; shift += 8) {
    const double value = channel(a, shift) * (1 - share) + channel(b, shift) * share;
    out |= static_cast<Rgb>(std::lround(value * 255)) << shift;
  }
  return out;
}

std::span<const ColourPair> pairs_in_use(bool dark) {
  return dark ? std::span<const ColourPair>(kDarkPairs) : std::span<const ColourPair>(kLightPairs);
}

Rgb colour_of(StepKind kind, const Palette& palette) {
  switch (kind) {
    case StepKind::position:
    case StepKind::ready:
    case StepKind::set: return palette.ready;
    case StepKind::lift:
    case StepKind::questions: return palette.accent;
    case StepKind::hold:
    case StepKind::done: return palette.hold;
    case StepKind::lower: return palette.lower;
    case StepKind::rest:
    case StepKind::set_rest: return palette.muted;
  }
  return palette.text;
}

}  // namespace holdfast::ui
