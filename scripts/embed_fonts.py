#!/usr/bin/env python3
"""Cuts Debian's Inter to the characters in use and writes both weights into a C++ file.

usage: embed_fonts.py OUT.cpp WORDS...

WORDS are the files whose texts are shown: every character in them is kept, and ASCII.

The ten digits are replaced by the face's own tabular ones, so that times and counts do not jitter.
"""
import pathlib
import re
import sys
import tempfile

from fontTools import subset
from fontTools.cffLib import cffStandardStrings
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

FOLDER = pathlib.Path("/usr/share/fonts/opentype/inter")
# Inter is drawn on a grid of 2816 to the em, on which most coordinates take two bytes. The largest glyph is
# 512 pixels high: on a quarter of it, it is 0.4 of a pixel off at most.
UNITS_PER_EM = 704
# The tables that Dear ImGui's rasterizer reads. The licence travels in licences.txt.
NEEDED = {"GlyphOrder", "head", "hhea", "maxp", "cmap", "CFF ", "hmtx"}
WEIGHTS = {"regular": "Inter-Regular.otf", "semibold": "Inter-SemiBold.otf"}


def characters_in(files):
    """Every printable character of the files; hexadecimal escapes of C++ are read as the bytes they mean."""
    found = {chr(c) for c in range(0x20, 0x7F)}
    for file in files:
        text = pathlib.Path(file).read_bytes()
        text = re.sub(rb"\\x([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), text)
        found |= set(text.decode("utf-8"))
    return sorted(ord(c) for c in found if ord(c) >= 0x20)


def with_tabular_digits(font):
    """Lets the digits of the character map name the glyphs that the feature `tnum` puts in their place."""
    table = font["GSUB"].table
    lookups = {i for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for i in record.Feature.LookupListIndex}
    swap = {}
    for i in sorted(lookups):
        for sub in table.LookupList.Lookup[i].SubTable:
            swap.update(getattr(getattr(sub, "ExtSubTable", sub), "mapping", {}))
    for cmap in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in cmap.cmap:
                cmap.cmap[code] = swap.get(cmap.cmap[code], cmap.cmap[code])
    digits = [font.getBestCmap()[c] for c in range(ord("0"), ord("9") + 1)]
    widths = [font["hmtx"][glyph][0] for glyph in digits]
    if max(widths) - min(widths) > font["head"].unitsPerEm // 500:
        sys.exit("the digits of the typeface are not all of one width")
    for glyph in digits:  # one weight's 4 is a thousandth of an em narrower than its fellows
        font["hmtx"][glyph] = (max(widths), font["hmtx"][glyph][1])


def redrawn(font):
    """Gives every glyph outline whole coordinates of UNITS_PER_EM, rounded from the origin so that no error adds up,
    and names that CFF knows by number: the names are never read, and would be a tenth of the table."""
    scale = UNITS_PER_EM / font["head"].unitsPerEm
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    names = dict(zip(order, cffStandardStrings))
    top = font["CFF "].cff[0]
    outlines = {}
    for glyph in order:
        pen = T2CharStringPen(None, None)
        glyphs[glyph].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        outlines[glyph] = pen.getCharString(top.Private, top.GlobalSubrs)
    metrics = {names[glyph]: (round(width * scale), round(bearing * scale))
               for glyph, (width, bearing) in font["hmtx"].metrics.items()}
    for glyph in order:
        top.CharStrings[glyph] = outlines[glyph]
    top.CharStrings.charStrings = {names[glyph]: index for glyph, index in top.CharStrings.charStrings.items()}
    top.charset = list(names.values())
    top.FontBBox = [round(value * scale) for value in top.FontBBox]
    font.setGlyphOrder(top.charset)
    font["hmtx"].metrics = metrics
    for cmap in font["cmap"].tables:
        cmap.cmap = {code: names[glyph] for code, glyph in cmap.cmap.items()}
    font["hhea"].ascent, font["hhea"].descent = round(font["hhea"].ascent * scale), round(font["hhea"].descent * scale)
    font["head"].unitsPerEm = UNITS_PER_EM


def cut(name, unicodes):
    font = TTFont(FOLDER / name, recalcTimestamp=False)  # one source, one file, whenever it is made
    with_tabular_digits(font)
    with tempfile.TemporaryDirectory() as folder:
        whole, small = pathlib.Path(folder) / "whole.otf", pathlib.Path(folder) / "small.otf"
        font.save(whole)
        options = subset.Options()
        options.layout_features = []
        options.hinting = False
        options.desubroutinize = True
        options.notdef_outline = True
        loaded = subset.load_font(str(whole), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=unicodes)
        cutter.subset(loaded)
        redrawn(loaded)
        for table in set(loaded.keys()) - NEEDED:
            del loaded[table]
        subset.save_font(loaded, str(small), options)
        return small.read_bytes()


def main():
    out = pathlib.Path(sys.argv[1])
    unicodes = characters_in(sys.argv[2:])
    parts = ["// Generated by scripts/embed_fonts.py from Debian's fonts-inter (SIL Open Font License 1.1).\n"
             '#include "ui/typeface.h"\n\nnamespace holdfast::ui {\n']
    for weight, name in WEIGHTS.items():
        data = cut(name, unicodes)
        rows = "\n".join(",".join(map(str, data[i:i + 40])) + "," for i in range(0, len(data), 40))
        parts.append(f"namespace {{\nconstexpr unsigned char k_{weight}[] = {{\n{rows}\n}};\n}}  // namespace\n"
                     f"FontFile {weight}_font() {{ return {{k_{weight}, sizeof k_{weight}}}; }}\n")
    parts.append("}  // namespace holdfast::ui\n")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(parts), encoding="utf-8")


main()
