#!/usr/bin/env python3
"""The calendar that the tool writes, read by an independent parser.

usage: calendar_test.py TOOL DATA

Ends with "N passed, N failed".
"""
import datetime
import json
import subprocess
import sys

import icalendar

tool, data = sys.argv[1], sys.argv[2]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
PLACES = 7
good = bad = 0


def check(what, name):
    global good, bad
    if what:
        good += 1
    else:
        bad += 1
        print(name)


def written(day, at, remind, program=None):
    """The calendar of the default program, or of one with these items, which may say their days."""
    file, text = [data + "/programs/default.json"], None
    if program is not None:
        file, text = [], json.dumps({"id": "mine", "name": "Mine", "summary": "Mine.", "items": program}).encode()
    result = subprocess.run([tool, "convert", "--from", "own", "--to", "icalendar", "--data", data, "--day", day, "--at", at,
                             "--remind", str(remind)] + file, input=text, capture_output=True, check=True)
    return result.stdout


def read(text):
    """All events, and those that stand for something."""
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    return calendar, events, [event for event in events if event.get("STATUS") != "CANCELLED"]


def days_of(event):
    """Weekdays of the next three weeks from its first, by its rule alone."""
    rule, start = event["RRULE"], event["DTSTART"].dt
    named = [DAYS.index(str(day)) for day in rule["BYDAY"]] if "BYDAY" in rule else list(range(7))
    check(rule["FREQ"] == (["WEEKLY"] if "BYDAY" in rule else ["DAILY"]), "a rule is daily or weekly")
    return [d for d in (start.date() + datetime.timedelta(days=i) for i in range(21)) if d.weekday() in named]


for day, at, remind in [("2026-11-23", "08:00", 10), ("2026-11-28", "23:59", 0), ("2028-02-29", "00:00", 1440)]:
    text = written(day, at, remind)
    check(text.count(b"\n") == text.count(b"\r\n") and text.endswith(b"\r\n"), f"{day}: lines end in CRLF")
    check(all(len(line) <= 75 for line in text.split(b"\r\n")), f"{day}: no line is longer than 75 bytes")
    calendar, every, events = read(text)
    check(calendar["VERSION"] == "2.0" and "PRODID" in calendar, f"{day}: version and product")
    check(len(events) == 2, f"{day}: one event a frequency, not {len(events)}")
    check(len(every) == PLACES and len({str(e["UID"]) for e in every}) == PLACES, f"{day}: every event has an id of its own")
    again = [str(e["UID"]) for e in read(written("2027-01-04", at, remind))[1]]
    check(again == [str(e["UID"]) for e in every], f"{day}: a second file names the same events")
    for event in every:
        check(int(event["SEQUENCE"]) > 0, f"{day}: events have a sequence")
        if event not in events:
            check(event["DTSTART"].dt == datetime.date(2000, 1, 1) and not event.walk("VALARM") and "RRULE" not in event,
                  f"{day}: what is not used is one cancelled day long ago")
    rules = [e["RRULE"] for e in events]
    check(rules[0]["FREQ"] == ["DAILY"], f"{day}: the first is daily")
    check(rules[1]["FREQ"] == ["WEEKLY"] and rules[1]["BYDAY"] == ["MO", "WE", "FR"], f"{day}: the second is on Monday, Wednesday, Friday")
    for event, days in zip(events, (range(7), (0, 2, 4))):
        start = event["DTSTART"].dt
        check(start.tzinfo is None, f"{day}: wall-clock time, whatever the zone")
        check(start.strftime("%H:%M") == at, f"{day}: begins at {at}")
        first = datetime.date.fromisoformat(day)
        check(0 <= (start.date() - first).days < 7 and start.weekday() in days, f"{day}: begins on a day of its rule")
        check(datetime.timedelta(minutes=1) <= event["DURATION"].dt <= datetime.timedelta(hours=1), f"{day}: lasts as long as a session")
        check(event["DTSTAMP"].dt.tzinfo is not None, f"{day}: the stamp is in UTC")
        alarms = event.walk("VALARM")
        check(len(alarms) == 1 and alarms[0]["ACTION"] == "DISPLAY", f"{day}: one reminder")
        check(alarms[0]["TRIGGER"].dt == -datetime.timedelta(minutes=remind), f"{day}: {remind} minutes before")
        names = str(event["SUMMARY"]).split(": ", 1)[1].split(", ")
        lines = str(event["DESCRIPTION"]).split("\n")
        check(len(lines) == len(names) and all(line.startswith(name) for line, name in zip(lines, names)), f"{day}: a line an exercise")
    trained = [name for event in events for name in str(event["SUMMARY"]).split(": ", 1)[1].split(", ")]
    check(sorted(trained) == ["Bridge", "Side-lying leg lift", "Superman"], f"{day}: named after what is trained, not {trained}")

# Chosen weekdays, days a week, daily, and a mix of them, where equal days are one event whoever says them.
MIXED = [
    ([("bridge", {"weekdays": ["tuesday", "saturday"]})], [({1, 5}, ["Bridge"])]),
    ([("bridge", {"weekdays": ["monday", "wednesday", "friday"]}), ("side_lying_leg_lift", {}), ("squat", {"days_per_week": 3})],
     [({0, 2, 4}, ["Bridge", "Side-lying leg lift", "Squat"])]),
    ([("superman", {}), ("bridge", {"weekdays": ["sunday"]}), ("squat", {"days_per_week": 7}), ("bird_dog", {"days_per_week": 2}),
      ("hip_hinge", {"weekdays": ["friday", "monday", "tuesday"]})],
     [(set(range(7)), ["Superman", "Squat"]), ({0, 1, 4}, ["Hip hinge"]), ({0, 3}, ["Bird dog"]), ({6}, ["Bridge"])]),
]
uids = None
for items, wanted in MIXED:
    for day in ("2026-11-23", "2026-11-29", "2028-02-29"):
        program = [dict(exercise=exercise, **days) for exercise, days in items]
        _, every, events = read(written(day, "06:45", 0, program))
        check(len(events) == len(wanted), f"{wanted}: {len(wanted)} events, not {len(events)}")
        uids = uids or [str(e["UID"]) for e in every]
        check(uids == [str(e["UID"]) for e in every], f"{wanted}: other days, the same events")
        for event, (weekdays, names) in zip(events, wanted):
            happens = days_of(event)
            first = datetime.date.fromisoformat(day)
            check({d.weekday() for d in happens} == weekdays, f"{wanted}: happens on {weekdays}")
            check(happens[0] == event["DTSTART"].dt.date() and 0 <= (happens[0] - first).days < 7, f"{wanted}: begins on the first of them")
            check(str(event["SUMMARY"]) == "Mine: " + ", ".join(names), f"{wanted}: is named after {names}")
            check(event.walk("VALARM")[0]["TRIGGER"].dt == datetime.timedelta(0), f"{wanted}: reminds when it begins")

print(f"{good} passed, {bad} failed")
sys.exit(1 if bad else 0)
