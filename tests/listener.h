#pragma once
// Somebody who hears the cues and nothing else: no plan, no session, no catalogue. From what was told she names at
// every instant where the session is; a cue that does not fit what she knows already is a complaint.

#include <algorithm>
#include <string>

#include "session/cue.h"

namespace holdfast {

class Listener {
 public:
  void hear(const Cue& cue) {
    if (heard_anything_ && cue.at_ms < at_ms_) complain(cue, "is older than the cue before it");
    Told deduced = at(cue.at_ms);
    switch (cue.kind) {
      case CueKind::enter:
        if (cue.told.lead_in_ms != 0) complain(cue, "begins, and is still to begin");
        if (paused_ && cue.told.phase == StepKind::done) paused_ = false;
        breath_ = 0;
        whole_ms_ = cue.told.left_ms;
        break;
      case CueKind::paused:
        if (paused_) complain(cue, "pauses what stands already");
        paused_ = deduced.paused = true;
        must_agree(cue, deduced);
        break;
      case CueKind::resumed:
        if (!paused_) complain(cue, "resumes what runs already");
        paused_ = false;
        break;
      case CueKind::countdown:
        must_agree(cue, deduced);
        if (deduced.phase == StepKind::hold && deduced.left_ms != cue.number * 1000) complain(cue, "counts other seconds than are left");
        break;
      case CueKind::halfway:
        must_agree(cue, deduced);
        if (deduced.left_ms != whole_ms_ - whole_ms_ / 2) complain(cue, "is not half way");
        break;
      case CueKind::breath_in:
      case CueKind::breath_out:
        must_agree(cue, deduced);
        if (cue.number != breath_ / 2 + 1 || (cue.kind == CueKind::breath_in) != (breath_ % 2 == 0) || cue.number > deduced.breaths)
          complain(cue, "is not the next breath");
        ++breath_;
        break;
    }
    if (cue.told.paused != paused_) complain(cue, "is wrong about being paused");
    heard_anything_ = true;
    told_ = cue.told;
    at_ms_ = cue.at_ms;
  }

  // What she would answer at `now_ms`, when nothing more was to be heard until then.
  Told at(Ms now_ms) const {
    Told told = told_;
    told.paused = paused_;
    if (paused_) return told;
    const Ms passed_ms = std::max<Ms>(0, now_ms - at_ms_);
    told.lead_in_ms = std::max<Ms>(0, told_.lead_in_ms - passed_ms);
    told.left_ms = std::max<Ms>(0, told_.left_ms - std::max<Ms>(0, passed_ms - told_.lead_in_ms));
    return told;
  }

  const std::string& complaint() const { return complaint_; }  // the first; empty: none

 private:
  void must_agree(const Cue& cue, const Told& deduced) {
    if (cue.told != deduced) complain(cue, "tells other than was known");
  }
  void complain(const Cue& cue, const char* what) {
    if (complaint_.empty()) complaint_ = std::string(name_of(cue.kind)) + " at " + std::to_string(cue.at_ms) + " in " + name_of(cue.told.phase) + " " + what;
  }

  bool heard_anything_ = false;
  bool paused_ = false;
  int breath_ = 0;     // halves of breaths heard in this hold
  Ms whole_ms_ = 0;    // of the phase when it began
  Ms at_ms_ = 0;
  Told told_;
  std::string complaint_;
};

}  // namespace holdfast
