#!/usr/bin/env python3
"""The calendar that the tool writes, read by an independent parser.

usage: calendar_test.py TOOL DATA

Ends with "N passed, N failed".
"""
import datetime
import subprocess
import sys

import icalendar

tool, data = sys.argv[1], sys.argv[2]
good = bad = 0


def check(what, name):
    global good, bad
    if what:
        good += 1
    else:
        bad += 1
        print(name)


def written(day, at, remind):
    result = subprocess.run([tool, "convert", "--from", "own", "--to", "icalendar", "--data", data, "--day", day, "--at", at,
                             "--remind", str(remind), data + "/programs/default.json"], capture_output=True, check=True)
    return result.stdout


for day, at, remind in [("2026-11-23", "08:00", 10), ("2026-11-28", "23:59", 0), ("2028-02-29", "00:00", 1440)]:
    text = written(day, at, remind)
    check(text.count(b"\n") == text.count(b"\r\n") and text.endswith(b"\r\n"), f"{day}: lines end in CRLF")
    check(all(len(line) <= 75 for line in text.split(b"\r\n")), f"{day}: no line is longer than 75 bytes")
    calendar = icalendar.Calendar.from_ical(text)
    check(calendar["VERSION"] == "2.0" and "PRODID" in calendar, f"{day}: version and product")
    events = calendar.walk("VEVENT")
    check(len(events) == 2, f"{day}: one event a frequency, not {len(events)}")
    check(len({str(e["UID"]) for e in events}) == len(events), f"{day}: every event has an id of its own")
    again = {str(e["UID"]) for e in icalendar.Calendar.from_ical(written("2027-01-04", at, remind)).walk("VEVENT")}
    check(again == {str(e["UID"]) for e in events}, f"{day}: a second file names the same events")
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

print(f"{good} passed, {bad} failed")
sys.exit(1 if bad else 0)
