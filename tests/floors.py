#!/usr/bin/env python3
"""The floors of the house, read from the includes: includes only point left.

usage: floors.py [ROOT]

    base -> figure -> catalog -> session -> progress -> store -> interchange -> app -> ui -> platform

Says one sentence for each broken floor and ends with "N passed, N failed".
"""
import pathlib
import re
import sys

FLOORS = ["base", "figure", "catalog", "session", "progress", "store", "interchange", "app", "ui", "platform"]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
# What may appear where, beside the floors.
LIMITED = [
    (re.compile(r"^(imgui|imgui_internal)\.h$"), lambda p: p.suffix == ".cpp" and room(p) in ("ui", "platform"),
     "Dear ImGui belongs into ui/*.cpp and platform/*.cpp"),
    (re.compile(r"^nlohmann/json\.hpp$"), lambda p: p.suffix == ".cpp", "nlohmann/json belongs into .cpp files only"),
    (re.compile(r"^(emscripten|GLES2|GLES3|GL|GLFW)/"), lambda p: room(p) == "platform",
     "the browser and OpenGL belong into platform/"),
    (re.compile(r"^(fstream|iostream|filesystem|cstdio|thread|mutex|atomic|chrono|random|ctime)$"),
     lambda p: room(p) == "platform" or (str(p).endswith("base/text.cpp") and True),
     "input, output, clocks, randomness and threads belong into platform/"),
]


def room(path):
    parts = path.parts
    return parts[parts.index("src") + 1]


def check_file(path, source):
    problems = []
    own = room(path)
    if path.suffix == ".h" and not source.startswith("#pragma once"):
        problems.append(f"{path}: a header begins with #pragma once")
    for kind, name in INCLUDE.findall(source):
        if kind == '"':
            target = name.split("/")[0]
            if target in FLOORS and FLOORS.index(target) > FLOORS.index(own):
                problems.append(f"{path}: includes {name}, but {own} lies left of {target}")
        for pattern, allowed, why in LIMITED:
            if pattern.match(name) and not allowed(path):
                problems.append(f"{path}: includes {name}, but {why}")
    for word, why in ((r"\bvirtual\b", "nothing is virtual"), (r"\bthrow\b", "nothing throws"),
                      (r"\bdynamic_cast\b", "there are no run-time types")):
        code = re.sub(r'//[^\n]*|"(\\.|[^"\\])*"', "", source)
        if re.search(word, code):
            problems.append(f"{path}: {why}")
    return problems


def self_test():
    """The check is worth something only if it catches what it is for."""
    planted = [("src/base/a.h", '#pragma once\n#include "app/app.h"\n'), ("src/session/a.cpp", '#include "imgui.h"\n'),
               ("src/catalog/a.h", '#pragma once\n#include <nlohmann/json.hpp>\n'), ("src/store/a.cpp", "#include <chrono>\n"),
               ("src/store/a.cpp", '#include "interchange/csv.h"\n'), ("src/interchange/a.cpp", '#include "app/words.h"\n'),
               ("src/ui/a.cpp", "#include <GLES2/gl2.h>\n"), ("src/app/a.h", "#include <string>\n"),
               ("src/app/a.cpp", "struct A { virtual void f(); };\n")]
    missed = [name for name, source in planted if len(check_file(pathlib.Path(name), source)) != 1]
    clean = check_file(pathlib.Path("src/app/a.h"), '#pragma once\n// a throw here is only a word\n#include "base/time.h"\n')
    return [f"the floors test does not catch its planted fault in {name}" for name in missed] + clean


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent)
    files = sorted(p.relative_to(root) for p in (root / "src").rglob("*") if p.suffix in (".h", ".cpp"))
    problems = self_test()
    bad = 0
    for path in files:
        found = check_file(path, (root / path).read_text(encoding="utf-8"))
        bad += bool(found)
        problems += found
    for problem in problems:
        print(problem)
    print(f"{len(files) - bad} passed, {max(bad, 1 if problems else 0)} failed")
    sys.exit(1 if problems or not files else 0)


main()
