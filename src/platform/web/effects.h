#pragma once
// Carries out what the app asks of the world.

#include <vector>

#include "app/effect.h"
#include "app/intent.h"

namespace holdfast::web {

// In order, at once. What the world answers at once (a write that failed) is added to `answers`.
void carry_out(const std::vector<Effect>& effects, std::vector<Intent>& answers);

}  // namespace holdfast::web
