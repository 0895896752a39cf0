# Sourced by the commands in scripts/: words for what is being done, how long it took, and how it ended.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/quoin

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  BOLD=$(printf '\033[1m') RED=$(printf '\033[31m') PLAIN=$(printf '\033[0m')
else
  BOLD='' RED='' PLAIN=''
fi

say() { printf '%s\n' "$*"; }
note() { printf '    %s\n' "$*"; }
warn() { printf '%swarning:%s %s\n' "$BOLD" "$PLAIN" "$*" >&2; }
die() {
  printf '%serror:%s %s\n' "$RED" "$PLAIN" "$1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

STEP_ROWS=()
FAILED_STEPS=0

# record NAME SECONDS CODE: one row of the summary
record() {
  local result=passed
  if [ "$3" != 0 ]; then
    result=FAILED
    FAILED_STEPS=$((FAILED_STEPS + 1))
  fi
  STEP_ROWS+=("$(printf '%-46s %5d s  %s' "$1" "$2" "$result")")
}

# step NAME COMMAND...: runs the command, notes its time and its end; its exit code is the command's
step() {
  local name=$1 started=$SECONDS code=0
  shift
  printf '\n%s==> %s%s\n' "$BOLD" "$name" "$PLAIN"
  "$@" || code=$?
  record "$name" $((SECONDS - started)) "$code"
  note "$name: $((SECONDS - started)) s$([ "$code" = 0 ] || printf ', FAILED (exit code %s)' "$code")"
  return "$code"
}

# summary: the steps with their times; fails when one of them has failed
summary() {
  printf '\n%s==> Summary%s\n' "$BOLD" "$PLAIN"
  for row in "${STEP_ROWS[@]}"; do note "$row"; done
  note "$(printf '%-46s %5d s' 'all' "$SECONDS")"
  [ "$FAILED_STEPS" = 0 ]
}
