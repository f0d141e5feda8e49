#!/usr/bin/env python3
"""Cuts the page's WebAssembly in two: what trains, which is fetched first, and what only other screens need.

usage: split_page.py BINARYEN_BIN PAGE.wasm FIRST.wasm REST.wasm

PAGE.wasm must have its functions' names; the two others have none. Everything that can be reached only through the
functions that draw those screens (Screen, comes_later in src/app/intent.h), or answer what is wanted on them alone, goes to the
second file: nothing in the source says where a function lies. Each file imports the other from a module
that is named by a digest of PAGE.wasm, so that two files of different builds are never put together.
"""
import hashlib
import pathlib
import re
import subprocess
import sys
import zlib

LATER = ("draw_exercises", "draw_exercise", "draw_progress", "draw_program", "draw_settings")
# What is wanted on those screens alone, or answered by the second module, which is asked from them.
WANTED_LATER = ("RemoveBout", "CorrectRepetition", "CorrectAnswers", "EditProgram", "ChooseDays", "ShowSnapshot", "DecideIncoming", "Exchanged", "UndoRestore", "EraseEverything",
                "Export", "Restore", "RestoreAs", "UndoErase", "ShowLevel", "ShowMistake", "Scrub", "ChooseRung")

# What Dear ImGui has and no window here asks for: they have neither scroll bars nor popups nor a saved place, and the browser keeps the
# keyboard's focus.
NOWHERE = ("ImGui::Scrollbar", "ImGui::FindBestWindowPosForPopup", "ImGui::FindBestWindowPosForPopupEx", "ImGui::NavScoreItem",
           "ImGui::LogRenderedText", "ImGui::RenderDimmedBackgroundBehindWindow", "WindowSettingsHandler_WriteAll")


def functions(text):
    """Name of each function, as the text form has it, to the names that it calls."""
    calls, name = {}, None
    for line in text.split("\n"):
        begin = re.match(r" \(func \$(\S+)", line)
        if begin:
            name = begin[1]
            calls[name] = set()
        elif name:
            calls[name].update(re.findall(r"\((?:return_)?call \$([^\s)]+)", line))
    return calls


def intent_of(name):
    """The intent that a function of app/app.cpp answers: std::visit has one for each, named by a place in the list of all."""
    visited = re.match(r"decltype\\28auto\\29\\20std::\w+::__variant_detail::__visitation::__base::__dispatcher<(\d+)ul>::__dispatch<.*?::Applier>&&(.*)", name)
    return re.findall(r"holdfast::intent::(\w+)", visited[2])[int(visited[1])] if visited else None


# What the page is compiled with (CMakeLists.txt), and no more: with more the tools write forms that browsers do not read.
FEATURES = ("--mvp-features", "--enable-bulk-memory", "--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-sign-ext")
BITS = 4096  # of what stands for a function


def likeness(lines):
    """Pairs of neighbouring instructions, hashed into a set of BITS."""
    kinds = [" ".join(re.sub(r"\$\S+", "", line.strip().split(")")[0]).split()[:3]) for line in lines]
    kinds = [kind for kind in kinds if kind]
    bits = 0
    for pair in zip(kinds, kinds[1:]):
        bits |= 1 << (zlib.crc32("|".join(pair).encode()) % BITS)
    return bits


def alike_together(text):
    """The module with its functions in another order: each is followed by the one most like it of those that are left. What is
    alike and near is written shorter by every compressor: 0.7 percent of the page."""
    head, bodies, body = [], [], None
    for line in text.rstrip("\n").split("\n")[:-1]:
        if line.startswith(" (func "):
            body = [line]
            bodies.append(body)
            if line.count("(") == line.count(")"):
                body = None
        elif body is not None:
            body.append(line)
            if line == " )":
                body = None
        else:
            head.append(line)
    marks = [likeness(body) for body in bodies]
    sizes = [mark.bit_count() if hasattr(mark, "bit_count") else bin(mark).count("1") for mark in marks]
    left, order = list(range(len(bodies))), []
    at = max(left, key=lambda i: len(bodies[i]))
    while True:
        order.append(at)
        left.remove(at)
        if not left:
            break

        def shared(i, mark=marks[at], size=sizes[at]):
            both = bin(mark & marks[i]).count("1")
            return both / (size + sizes[i] - both + 1)

        at = max(left, key=shared)
    return "\n".join(head + ["\n".join(bodies[i]) for i in order] + [")", ""])


def reach(calls, seeds, without):
    found, todo = set(), list(seeds)
    while todo:
        name = todo.pop()
        if name in calls and name not in found and name not in without:
            found.add(name)
            todo += calls[name]
    return found


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    tools, page, first, rest = map(pathlib.Path, sys.argv[1:])
    text = subprocess.run([tools / "wasm-dis", *FEATURES, page], capture_output=True, text=True, check=True).stdout
    calls = functions(text)
    roots = {name for name in calls if re.match(rf"holdfast::ui::({'|'.join(LATER)})\\28", name) or intent_of(name) in WANTED_LATER}
    if len(roots) != len(LATER + WANTED_LATER):
        sys.exit(f"{page}: of the functions for {', '.join(LATER + WANTED_LATER)} only {len(roots)} were found")
    roots |= {name for name in calls if name.split("\\28")[0] in NOWHERE}
    # What is called through a pointer may be called by anybody.
    pointed = re.findall(r"\$([^\s)]+)", "".join(re.findall(r"\n \(elem (.*)\)", text)))
    exported = re.findall(r'\(export "[^"]*" \(func \$([^\s)]+)\)\)', text)
    at_first = reach(calls, pointed + exported, roots)
    later = reach(calls, roots, at_first)
    build = hashlib.sha256(page.read_bytes()).hexdigest()[:8]
    ordered = first.with_suffix(".ordered")
    ordered.with_suffix(".wat").write_text(alike_together(text))
    subprocess.run([tools / "wasm-as", *FEATURES, "-g", ordered.with_suffix(".wat"), "-o", ordered], check=True)
    names = rest.with_suffix(".names")
    names.write_text("\n".join(sorted(later)))
    subprocess.run([tools / "wasm-split", *FEATURES, ordered, f"--split-funcs=@{names}", f"--import-namespace={build}",
                    f"--placeholder-namespace={build}", "-o1", first, "-o2", rest], check=True)
    for left_over in (names, ordered, ordered.with_suffix(".wat")):
        left_over.unlink()
    # What was whole before it was cut has ends that fit together more closely now.
    for part in (first, rest):
        subprocess.run([tools / "wasm-opt", *FEATURES, "--simplify-locals", "--coalesce-locals", "--reorder-locals", "-Oz", part, "-o", part], check=True)
    print(f"{len(later)} of {len(calls)} functions are fetched later")


main()
