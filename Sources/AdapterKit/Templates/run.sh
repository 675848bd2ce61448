#!/bin/sh
# Compares what the program says about each folder of Fixtures with the expected.ndjson there; with UPDATE=1 it writes
# that file anew, to be read by eye. Files are given one time of receipt, because the reports carry it.
cd "$(dirname "$0")/.." || exit 1
program=@FIXTURE_PROGRAM@ status=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
for case in Tests/Fixtures/*/; do
  rm -rf "$work/inbox"
  cp -R "$case" "$work/inbox" && rm -f "$work/inbox/expected.ndjson"
  TZ=CST-8 touch -t 202309251620.00 "$work"/inbox/*
  printf '{"protocol":1,"id":"case","op":"collect","since":null,"options":{"inbox":"%s"}}\n' "$work/inbox" |
    $program >"$work/said" 2>"$work/log"
  [ "$UPDATE" != 1 ] || cp "$work/said" "${case}expected.ndjson"
  if cmp -s "$work/said" "${case}expected.ndjson"; then
    echo "passed $case"
  else
    echo "FAILED $case"
    diff "${case}expected.ndjson" "$work/said"
    status=1
  fi
done
exit $status
