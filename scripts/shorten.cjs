// usage: node shorten.cjs EMSCRIPTEN_ROOT IN.js OUT.js
//
// Writes a script without comments and white space, its local names short. Emscripten brings what this takes: acorn,
// which it parses its own script with, and terser's tree and printer. Nothing is rearranged, no property renamed. Exit
// code 3: it does not bring them; any other but 0: the script is not one.
const fs = require("fs"), path = require("path");
const [root, from, to] = process.argv.slice(2);
let acorn, terser;
try {
  acorn = require("acorn");
  terser = require(path.join(root, "third_party/terser/terser.js"));
} catch (error) {
  process.exit(3);
}

const read = (text) => acorn.parse(text, { ecmaVersion: 2020 });
const tree = terser.AST_Node.from_mozilla_ast(read(fs.readFileSync(from, "utf8")));
tree.figure_out_scope({});
tree.compute_char_frequency({});
tree.mangle_names({});
const short = tree.print_to_string({ ecma: 2020 });
read(short);  // what cannot be read again is not written
fs.writeFileSync(to, short);
