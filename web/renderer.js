// Draws what Dear ImGui has recorded, with WebGL 1: one program, one vertex and one index buffer that are
// filled anew, one font texture of 8 bits alpha. Nothing is asked of the graphics processor in a frame, so
// nothing waits for it.

const VERTEX_BYTES = 20;  // ImDrawVert: place and place in the font as floats, ink as four bytes

const VERTEX_SHADER =
  "attribute vec2 at;attribute vec2 font_at;attribute vec4 ink;" +
  "uniform vec2 px_to_clip;" +
  "varying vec2 shown_at;varying vec4 shown_ink;" +
  "void main(){shown_at=font_at;shown_ink=ink;gl_Position=vec4(at*px_to_clip+vec2(-1.0,1.0),0.0,1.0);}";
// A place in a texture 2,048 wide needs more than the ten bits of a phone's medium precision.
const FRAGMENT_SHADER =
  "#ifdef GL_FRAGMENT_PRECISION_HIGH\nprecision highp float;\n#else\nprecision mediump float;\n#endif\n" +
  "uniform sampler2D font;" +
  "varying vec2 shown_at;varying vec4 shown_ink;" +
  "void main(){gl_FragColor=vec4(shown_ink.rgb,shown_ink.a*texture2D(font,shown_at).a);}";

function make_renderer(canvas) {
  let gl = null, px_to_clip = null, largest_px = 0, height_px = 0, pointed_at = -1;

  function shader(program, kind, text) {
    const made = gl.createShader(kind);
    gl.shaderSource(made, text);
    gl.compileShader(made);
    gl.attachShader(program, made);
  }

  function make_program() {
    const program = gl.createProgram();
    shader(program, gl.VERTEX_SHADER, VERTEX_SHADER);
    shader(program, gl.FRAGMENT_SHADER, FRAGMENT_SHADER);
    ["at", "font_at", "ink"].forEach((name, i) => gl.bindAttribLocation(program, i, name));
    gl.linkProgram(program);
    return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
  }

  // Everything that a frame needs and no frame changes.
  function set_state(program) {
    gl.enable(gl.SCISSOR_TEST);
    gl.enable(gl.BLEND);
    // The canvas is opaque, so its own alpha must stay one whatever is laid over it.
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.useProgram(program);
    gl.uniform1i(gl.getUniformLocation(program, "font"), 0);
    px_to_clip = gl.getUniformLocation(program, "px_to_clip");
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (let i = 0; i < 3; ++i) gl.enableVertexAttribArray(i);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    // Neither a power of two nor smaller copies: WebGL 1 then asks for clamping.
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  }

  // WebGL 1 has no base vertex: the attributes are pointed at the first vertex instead.
  function point_attributes(first_vertex) {
    const base = first_vertex * VERTEX_BYTES;
    pointed_at = first_vertex;
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, base);
    gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, base + 8);
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, base + 16);
  }

  return {
    // Makes everything; again after a lost context came back. False: this browser draws nothing for us.
    open() {
      const wishes = { alpha: false, antialias: false, depth: false, stencil: false };
      try {
        gl = canvas.getContext("webgl", wishes);
      } catch (error) {
        gl = null;
      }
      const program = gl && make_program();
      if (!program) return false;
      largest_px = gl.getParameter(gl.MAX_TEXTURE_SIZE);
      set_state(program);
      return true;
    },
    // False: the font is larger than this context can hold.
    font(alpha, width, height) {
      if (width > largest_px || height > largest_px) return false;
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.ALPHA, width, height, 0, gl.ALPHA, gl.UNSIGNED_BYTE, alpha);
      return true;
    },
    begin(width_css_px, height_css_px, scale) {
      height_px = Math.round(height_css_px * scale);
      gl.viewport(0, 0, Math.round(width_css_px * scale), height_px);
      gl.uniform2f(px_to_clip, 2 / width_css_px, -2 / height_css_px);
    },
    list(vertices, indices) {
      gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STREAM_DRAW);
      pointed_at = -1;
    },
    // Triangles of the list, cut to a box in device pixels from the canvas' upper left corner.
    draw(first_vertex, first_index, count, left, top, width, height) {
      if (first_vertex !== pointed_at) point_attributes(first_vertex);
      gl.scissor(left, height_px - top - height, width, height);
      gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, first_index * 2);
    },
  };
}
