#include "platform/web/renderer.h"

#include <GLES2/gl2.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "imgui.h"

namespace holdfast::web {
namespace {

constexpr GLuint kAt = 0, kFontAt = 1, kInk = 2;  // attributes

constexpr const char* kVertexShader =
    "attribute vec2 at;attribute vec2 font_at;attribute vec4 ink;"
    "uniform vec2 px_to_clip;"
    "varying vec2 shown_at;varying vec4 shown_ink;"
    "void main(){shown_at=font_at;shown_ink=ink;"
    "gl_Position=vec4(at*px_to_clip+vec2(-1.0,1.0),0.0,1.0);}";
// A place in a texture 2,048 wide needs more than the ten bits of a phone's medium precision.
constexpr const char* kFragmentShader =
    "#ifdef GL_FRAGMENT_PRECISION_HIGH\nprecision highp float;\n#else\nprecision mediump float;\n#endif\n"
    "uniform sampler2D font;"
    "varying vec2 shown_at;varying vec4 shown_ink;"
    "void main(){gl_FragColor=vec4(shown_ink.rgb,shown_ink.a*texture2D(font,shown_at).a);}";

GLuint make_shader(GLenum kind, const char* text) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &text, nullptr);
  glCompileShader(shader);
  return shader;
}

GLuint make_program() {
  const GLuint vertex = make_shader(GL_VERTEX_SHADER, kVertexShader);
  const GLuint fragment = make_shader(GL_FRAGMENT_SHADER, kFragmentShader);
  const GLuint program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glBindAttribLocation(program, kAt, "at");
  glBindAttribLocation(program, kFontAt, "font_at");
  glBindAttribLocation(program, kInk, "ink");
  glLinkProgram(program);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  GLint linked = GL_FALSE;
  glGetProgramiv(program, GL_LINK_STATUS, &linked);
  if (linked == GL_TRUE) return program;
  glDeleteProgram(program);
  return 0;
}

// Names of a context that was lost mean nothing to the next one; deleting them only tidies the tables.
void forget(Renderer& renderer) {
  glDeleteProgram(renderer.program);
  glDeleteBuffers(1, &renderer.vertices);
  glDeleteBuffers(1, &renderer.indices);
  glDeleteTextures(1, &renderer.font);
  renderer = Renderer{};
}

// Everything that a frame needs and no frame changes.
void set_state(const Renderer& renderer) {
  glDisable(GL_CULL_FACE);
  glDisable(GL_DEPTH_TEST);
  glEnable(GL_SCISSOR_TEST);
  glEnable(GL_BLEND);
  // The canvas is opaque, so its own alpha must stay one whatever is laid over it.
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glUseProgram(renderer.program);
  glBindBuffer(GL_ARRAY_BUFFER, renderer.vertices);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, renderer.indices);
  glEnableVertexAttribArray(kAt);
  glEnableVertexAttribArray(kFontAt);
  glEnableVertexAttribArray(kInk);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, renderer.font);
  glUniform1i(glGetUniformLocation(renderer.program, "font"), 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
}

// WebGL 1 has no base vertex: the attributes are pointed at the first vertex instead.
void point_attributes(unsigned first_vertex) {
  constexpr GLsizei stride = sizeof(ImDrawVert);
  const std::size_t base = std::size_t{first_vertex} * sizeof(ImDrawVert);
  const auto offset = [base](std::size_t member) { return reinterpret_cast<const void*>(base + member); };
  glVertexAttribPointer(kAt, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, pos)));
  glVertexAttribPointer(kFontAt, 2, GL_FLOAT, GL_FALSE, stride, offset(offsetof(ImDrawVert, uv)));
  glVertexAttribPointer(kInk, 4, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset(offsetof(ImDrawVert, col)));
}

struct Extent {
  int width_px, height_px;  // of the canvas, in its own pixels
};

void draw_list(const ImDrawList& list, ImVec2 scale, Extent canvas) {
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data, GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data, GL_STREAM_DRAW);
  static_assert(sizeof(ImDrawIdx) == 2, "indices are sent as 16 bits");
  unsigned pointed_at = 0;
  point_attributes(0);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const int left = std::max(0, static_cast<int>(std::floor(command.ClipRect.x * scale.x)));
    const int top = std::max(0, static_cast<int>(std::floor(command.ClipRect.y * scale.y)));
    const int right = std::min(canvas.width_px, static_cast<int>(std::ceil(command.ClipRect.z * scale.x)));
    const int bottom = std::min(canvas.height_px, static_cast<int>(std::ceil(command.ClipRect.w * scale.y)));
    if (command.ElemCount == 0 || right <= left || bottom <= top) continue;
    if (command.VtxOffset != pointed_at) point_attributes(pointed_at = command.VtxOffset);
    glScissor(left, canvas.height_px - bottom, right - left, bottom - top);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_SHORT,
                   reinterpret_cast<const void*>(std::size_t{command.IdxOffset} * sizeof(ImDrawIdx)));
  }
}

}  // namespace

bool make(Renderer& renderer) {
  forget(renderer);
  renderer.program = make_program();
  if (renderer.program == 0) return false;
  renderer.px_to_clip = glGetUniformLocation(renderer.program, "px_to_clip");
  glGenBuffers(1, &renderer.vertices);
  glGenBuffers(1, &renderer.indices);
  glGenTextures(1, &renderer.font);
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &renderer.largest_texture_px);
  set_state(renderer);
  // Neither a power of two nor smaller copies: WebGL 1 then asks for clamping.
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return true;
}

bool upload_font(Renderer& renderer) {
  unsigned char* alpha = nullptr;
  int width_px = 0, height_px = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&alpha, &width_px, &height_px);
  if (width_px > renderer.largest_texture_px || height_px > renderer.largest_texture_px) return false;
  glTexImage2D(GL_TEXTURE_2D, 0, GL_ALPHA, width_px, height_px, 0, GL_ALPHA, GL_UNSIGNED_BYTE, alpha);
  return true;
}

void render(const Renderer& renderer, const ImDrawData& picture) {
  const ImVec2 scale = picture.FramebufferScale;
  const Extent canvas{static_cast<int>(std::lround(picture.DisplaySize.x * scale.x)),
                      static_cast<int>(std::lround(picture.DisplaySize.y * scale.y))};
  if (canvas.width_px <= 0 || canvas.height_px <= 0) return;
  glViewport(0, 0, canvas.width_px, canvas.height_px);
  glUniform2f(renderer.px_to_clip, 2 / picture.DisplaySize.x, -2 / picture.DisplaySize.y);
  for (int i = 0; i < picture.CmdListsCount; ++i) draw_list(*picture.CmdLists[i], scale, canvas);
}

}  // namespace holdfast::web
