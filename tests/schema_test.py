#!/usr/bin/env python3
"""Every data file passes its schema, and a planted fault does not.   usage: schema_test.py ROOT

Ends with "N passed, N failed".
"""
import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator


def main():
    data = pathlib.Path(sys.argv[1]) / "data"
    good = bad = 0
    for kind in ("exercise", "motion", "program"):
        schema = json.loads((data / f"{kind}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        files = sorted((data / f"{kind}s").glob("*.json"))
        bad += not files
        for file in files:
            document = json.loads(file.read_text(encoding="utf-8"))
            faults = list(validator.iter_errors(document))
            for fault in faults:
                print(f"{file.name}: {'.'.join(map(str, fault.absolute_path))}: {fault.message[:200]}")
            planted = copy.deepcopy(document)
            planted["surprise"] = 1
            missed = validator.is_valid(planted)
            if missed:
                print(f"{file.name}: an unknown key passed the schema")
            good, bad = good + (not faults and not missed), bad + bool(faults or missed)
    print(f"{good} passed, {bad} failed")
    sys.exit(bad > 0)


main()
