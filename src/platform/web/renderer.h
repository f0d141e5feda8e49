#pragma once
// Draws what Dear ImGui has recorded, with WebGL 1: one program, one vertex and one index buffer that
// are filled anew, one font texture of 8 bits alpha. Nothing is asked of the graphics processor in a
// frame, so nothing waits for it.

struct ImDrawData;

namespace holdfast::web {

struct Renderer {
  unsigned program = 0, vertices = 0, indices = 0, font = 0;  // names of WebGL; 0: not made
  int px_to_clip = -1;                                        // uniform's place
  int largest_texture_px = 0;
};

// Makes everything in the current context; also after a lost context came back. False: this context
// cannot draw (a shader was refused).
bool make(Renderer& renderer);
// The atlas of Dear ImGui as it is now. False: it is larger than this context can hold.
bool upload_font(Renderer& renderer);
void render(const Renderer& renderer, const ImDrawData& picture);

}  // namespace holdfast::web
