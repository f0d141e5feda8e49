#!/usr/bin/env bash
# The native tool as somebody uses it.   usage: tool_test.sh TOOL DATA
# Ends with "N passed, N failed".
set -u
tool=$1
data=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
good=0
bad=0

# expect CODE NAME COMMAND...: the exit code, and that nothing crashed.
expect() {
  local code=$1 name=$2 got=0; shift 2
  "$@" >"$work/out" 2>"$work/err" || got=$?
  if [ "$got" -eq "$code" ]; then
    good=$((good + 1))
  else
    bad=$((bad + 1)); echo "$name: exit code $got, expected $code"; tail -n 5 "$work/out" "$work/err"
  fi
}
said() {  # said NAME TEXT: the last command said so on stderr
  if grep -qF -- "$2" "$work/err"; then good=$((good + 1)); else bad=$((bad + 1)); echo "$1: did not say \"$2\" but:"; cat "$work/err"; fi
}

expect 0 "help" "$tool" --help
expect 2 "no command" "$tool"
expect 2 "unknown command" "$tool" fly
expect 0 "list" "$tool" list --data "$data"
expect 0 "list as JSON" "$tool" list --json --data "$data"
expect 0 "plan" "$tool" plan default --data "$data"
expect 1 "plan of nothing" "$tool" plan nothing --data "$data"
expect 2 "unknown option" "$tool" list --colour
expect 0 "check of the shipped data" "$tool" check --all --data "$data"
for file in "$data"/exercises/*.json; do
  exercise=$(basename "$file" .json)
  for level in $(python3 -c 'import json,sys; print(*[l["id"] for l in json.load(open(sys.argv[1]))["levels"]])' "$file"); do
    # By turns: both sides of every level are checked by the suite.
    side=$([ "${side:-right}" = right ] && echo left || echo right)
    expect 0 "poses $exercise $level $side" "$tool" poses "$exercise" --level "$level" --side "$side" --reps 2 --data "$data"
    cp "$work/out" "$work/poses.json"
    expect 0 "check of poses $exercise $level $side" "$tool" check "$work/poses.json"
    expect 0 "sheet $exercise $level" "$tool" sheet "$exercise" --level "$level" -o "$work/sheet.svg" --data "$data"
  done
done
expect 0 "the picture of signs" "$tool" signs -o "$work/signs.svg"
expect 0 "a motion by its own name, from the front" "$tool" sheet squat --view front -o "$work/sheet.svg" --data "$data"
expect 0 "a wrong form" "$tool" sheet squat --wrong knees_in -o "$work/sheet.svg" --data "$data"
expect 2 "a wrong form that is not there" "$tool" sheet squat --wrong flying -o "$work/sheet.svg" --data "$data"
said "a wrong form that is not there" "flying: not a wrong form of squat"
expect 2 "a view that is not there" "$tool" sheet squat --view inside -o "$work/sheet.svg" --data "$data"
mkdir -p "$work/motions"; cp "$data"/motions/*.json "$work/motions/"
sed -i 's/"knee_flexion": 127/"knee_flexion": 170/' "$work/motions/bridge.json"
expect 1 "an angle beyond its hard limit" "$tool" check "$work/motions/bridge.json"
said "an angle beyond its hard limit" "bridge.json: poses.start.angles_deg.knee_flexion: 170 is outside -5..155"
rm -rf "$work/motions"
expect 2 "poses of nothing" "$tool" poses nothing --data "$data"
expect 2 "poses too fast" "$tool" poses bridge --fps 1000 --data "$data"
said "poses too fast" "--fps: 1000 is outside 10..240"

# A body done wrong is caught, each fault by some check.
"$tool" poses bridge --reps 1 --data "$data" >"$work/bridge.json"
plant() {  # plant NAME PYTHON: changes the clip `d`
  python3 - "$work/bridge.json" "$work/planted.json" "$2" <<'PY'
import json, sys
d = json.load(open(sys.argv[1]))
J = d["joints"].index
F = d["frames"]
def move(frame, joint, x=0, y=0, z=0):
    at = frame["at_m"][J(joint)]
    at[0] += x; at[1] += y; at[2] += z
exec(sys.argv[3])
json.dump(d, open(sys.argv[2], "w"))
PY
  expect 1 "planted: $1" "$tool" check "$work/planted.json"
}
plant "a bone stretched 1 %" '
for f in F:
    k, a = f["at_m"][J("knee_l")], f["at_m"][J("ankle_l")]
    for i in range(3): a[i] = k[i] + (a[i] - k[i]) * 1.01'
plant "a foot 8 mm under the floor" '
for f in F:
    for j in ("ankle_l", "heel_l", "toe_l"): move(f, j, y=-0.008)'
plant "a foot sliding 1 cm" '
n = len(F)
for i, f in enumerate(F):
    for j in ("ankle_l", "heel_l", "toe_l"): move(f, j, x=0.01 * i / n)'
plant "a knee bent backwards" '
for f in F: f["angles_deg"]["knee_flexion_l"] = -15'
plant "linear easing" '
import copy
lift = [i for i, f in enumerate(F) if f["phase"] == "lift"]
was = [copy.deepcopy(F[i]) for i in lift]
n = len(lift)
def eased(t): return 10*t**3 - 15*t**4 + 6*t**5
for k, i in enumerate(lift):   # the frame at which the eased way is as far as a constant speed would be
    best = min(range(n), key=lambda m: abs(eased(m / n) - k / n))
    F[i]["at_m"], F[i]["angles_deg"] = was[best]["at_m"], was[best]["angles_deg"]'
plant "a jump" '
for f in F[len(F)//2:]:
    for at in f["at_m"]: at[1] += 0.05'

# Bad data is one sentence and exit code 1.
sed 's/"days_per_week": 7/"days_per_week": 9/' "$data/exercises/superman.json" >"$work/superman.json"
expect 1 "a broken exercise" "$tool" check "$work/superman.json"
said "a broken exercise" "superman.json: days_per_week: 9 is outside 1..7"
head -c 3000 "$data/exercises/superman.json" >"$work/superman.json"
expect 1 "a truncated exercise" "$tool" check "$work/superman.json"
said "a truncated exercise" "not JSON"
expect 1 "no such file" "$tool" check "$work/nowhere.json"
expect 1 "an empty data folder" "$tool" check --data "$work"

# From one program's files to another's.
printf 'Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n2025-11-20 18:51:52,w,1h,Bridge (One leg),1,0,10,0,50,(Left),,8\n2025-11-20 18:51:52,w,1h,Glute Bridge,2,0,8,0,0,,,\n' >"$work/strong.csv"
expect 0 "Strong to our own" "$tool" convert --from strong --to own --data "$data" "$work/strong.csv"
said "Strong to our own" "3: Glute Bridge: Taken as Bridge (Both legs), which its name sounds like."
cp "$work/out" "$work/own.json"
expect 0 "our own to Hevy" "$tool" convert --from own --to hevy --data "$data" "$work/own.json"
said "our own to Hevy" "Not in this file: "
cp "$work/out" "$work/hevy.csv"
expect 0 "Hevy back to our own" "$tool" convert --from hevy --to own --data "$data" "$work/hevy.csv"
grep -c '"is":"rep"' "$work/out" | grep -qx 18 && good=$((good + 1)) || { bad=$((bad + 1)); echo "Hevy back to our own: not 18 repetitions"; }
expect 0 "nothing new" "$tool" convert --from strong --to own --data "$data" --log "$work/own.json" "$work/strong.csv"
said "nothing new" "0 of 2 taken"
expect 0 "a name that was chosen" "$tool" convert --from strong --to own --data "$data" --take "Glute Bridge=-" "$work/strong.csv"
said "a name that was chosen" "You left out \"Glute Bridge\"."
expect 0 "a program as a link" "$tool" convert --from own --to link --data "$data" "$data/programs/default.json"
cp "$work/out" "$work/link.txt"
expect 0 "a link as a program" "$tool" convert --from link --to own --data "$data" "$work/link.txt"
cp "$work/out" "$work/program.json"
expect 0 "a program as it was" "$tool" convert --from own --to own --data "$data" "$work/program.json"
cmp -s "$work/out" "$work/program.json" && good=$((good + 1)) || { bad=$((bad + 1)); echo "a program as it was: other bytes"; }
expect 0 "a program as HEP" "$tool" convert --from own --to hep --data "$data" "$work/program.json"
cp "$work/out" "$work/hep.json"
expect 0 "HEP as a program" "$tool" convert --from hep --to link --data "$data" "$work/hep.json"
expect 1 "a history is no program" "$tool" convert --from strong --to link --data "$data" "$work/strong.csv"
said "a history is no program" "a history, and link holds a program"
expect 1 "not what it was called" "$tool" convert --from hevy --to own --data "$data" "$work/strong.csv"
expect 1 "a broken link" "$tool" convert --from link --to own --data "$data" "$work/strong.csv"
expect 2 "no such format" "$tool" convert --from strong --to paper --data "$data" "$work/strong.csv"
expect 0 "the handout" "$tool" handout default -o "$work/handout.html" --data "$data"
expect 2 "a handout as what it is not" "$tool" handout default -o "$work/handout.pdf" --data "$data"

# A replay is the same every time, and what it prints is what happened.
replays=$(dirname "$0")/replays
expect 0 "a replay" "$tool" replay "$replays/first_session.replay" --data "$data"
cp "$work/out" "$work/replay.txt"
expect 0 "the same again" "$tool" replay "$replays/first_session.replay" --data "$data"
cmp -s "$work/out" "$work/replay.txt" && good=$((good + 1)) || { bad=$((bad + 1)); echo "a replay: other words the second time"; }
for line in '^0 log .*"is":"safety"' '^0 log .*"is":"began"' ' tone lift$' ' say .*Lift' ' log .*"is":"rep"' '^40000 tone paused$' '^50000 tone resumed$' '^90000 log .*"is":"ended".*"whole":false'; do
  grep -q -- "$line" "$work/replay.txt" && good=$((good + 1)) || { bad=$((bad + 1)); echo "a replay: no line like $line"; }
done
expect 0 "a replay's screen" "$tool" replay "$replays/first_session.replay" --until 30000 --screen --data "$data"
grep -q 'timer' "$work/out" && good=$((good + 1)) || { bad=$((bad + 1)); echo "a replay's screen: no timer"; }
printf 'holdfast replay 1\n0 press Nowhere\n' >"$work/bad.replay"
expect 1 "a press of nothing" "$tool" replay "$work/bad.replay" --data "$data"
said "a press of nothing" "0: press: there is not exactly one control called \"Nowhere\""
printf 'holdfast replay 1\n0 fly\n' >"$work/bad.replay"
expect 1 "a broken replay" "$tool" replay "$work/bad.replay" --data "$data"

echo "$good passed, $bad failed"
[ "$bad" -eq 0 ]
