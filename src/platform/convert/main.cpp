// The page's second WebAssembly module: a request goes in, an answer comes out (app/exchange.h). It calls nothing of the
// page's, and the page makes a new one for each request.

#include <emscripten/emscripten.h>

#include <string>

#include "app/exchange.h"

namespace {

// The page calls in without a place to keep anything.
std::string request, answer;

}  // namespace

extern "C" {

// Where so many bytes of a request are to be written.
EMSCRIPTEN_KEEPALIVE char* make_room(int bytes) {
  request.resize(static_cast<std::size_t>(bytes));
  return request.data();
}

// The answer to it, which ends with a zero byte.
EMSCRIPTEN_KEEPALIVE const char* give_answer() {
  answer = holdfast::exchange(request);
  return answer.c_str();
}

}  // extern "C"
