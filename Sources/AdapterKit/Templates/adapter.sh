#!/bin/sh
# Reads a county's text files from an inbox, one figure a line (area,indicator,number); speaks CareGauge's adapter
# protocol, version 1. Standard output is the protocol; everything for people goes to standard error.
export LC_ALL=C
trap '' PIPE
name=@NAME@ version=1.0.0 region=@REGION@

# What next year's form changes stands here, and only here.
indicators='"institution_beds","nursing_beds"'
areas='"990101","990102"'
known() {
  case $1 in 990101 | 990102) ;; *) return 1 ;; esac
  case $2 in institution_beds | nursing_beds) ;; *) return 1 ;; esac
}

log() { printf '%s\n' "$1" >&2 || :; }

# The value of a key in a JSON line: texts as they stand between their quotation marks, escapes and all.
text_field() { printf '%s\n' "$2" | sed -n 's/.*"'"$1"'" *: *"\(\([^"\\]\|\\.\)*\)".*/\1/p'; }
number_field() { printf '%s\n' "$2" | sed -n 's/.*"'"$1"'" *: *\([0-9.]*\).*/\1/p'; }

# Any bytes as the inside of a JSON text: UTF-8, at most 200 bytes, no control characters, escapes where needed.
json() {
  printf '%s' "$1" | tr -d '\000-\037\177' | cut -b1-200 | iconv -c -f UTF-8 -t UTF-8 | sed 's/[\\"]/\\&/g'
}

# One line of the answer; without a reader there is nothing left to do.
say() { printf '{"id":"%s",%s}\n' "$id" "$1" || exit 1; }

fail() {
  log "E! $2"
  say '"type":"failed","code":"'"$1"'","reason":"'"$(json "$2")"'"'
  exit 1
}

reject() {
  say '"type":"rejected","report":"'"$1"'","place":"'"$2"'","raw":"'"$(json "$3")"'","reason":"'"$4"'"'
  rejected=$((rejected + 1))
}

# One file is one report: r1, r2 … The file's name says the month, its time when it came.
read_file() {
  report=r$((reports + 1)) file=$1
  received=$(TZ=CST-8 date -r "$file" +%Y-%m-%dT%H:%M:%S+08:00 2>/dev/null) || return 0
  day=${received%%T*} period=$(basename -- "$file" .txt) fault=
  case $period in
  20[0-9][0-9]-0[1-9] | 20[0-9][0-9]-1[0-2]) [ "$(printf '%s\n' "$period" "$day" | sort | head -n 1)" = "$period" ] ||
    fault='the month in its name is later than the day on which it came' ;;
  *) fault='its name is no month such as 2023-09.txt' ;;
  esac
  if [ ! -r "$file" ]; then
    fault='it cannot be opened'
  elif [ "$(wc -c <"$file")" -gt 1048576 ]; then
    fault='it is larger than 1 MiB'
  elif [ "$(tr -d '\000' <"$file" | wc -c)" != "$(wc -c <"$file")" ] || ! iconv -f UTF-8 -t UTF-8 <"$file" >/dev/null 2>&1; then
    fault='it is no UTF-8 text'
  fi
  # A report needs a period; a file that says none is a report of the day on which it came.
  [ -z "$fault" ] || period=$day
  reports=$((reports + 1))
  say '"type":"report","report":"'"$report"'","period":"'"$period"'","reported_at":"'"$day"'","delivered_at":"'"$received"'","source":"file:'"$(json "$(basename -- "$file")")"'"'
  if [ "$fault" ]; then
    reject "$report" 1 "$(basename -- "$file")" "the whole file: $fault"
  else
    read_lines "$report" "$file"
  fi
}

read_lines() {
  number=0
  while IFS= read -r line || [ "$line" ]; do
    number=$((number + 1))
    IFS=, read -r area indicator value more <<END
$line
END
    case $line in '' | \#*) continue ;; esac
    if [ "$more" ] || ! known "$area" "$indicator"; then
      reject "$1" "$number" "$line" 'no line of the form area,indicator,number with a known area and indicator'
      continue
    fi
    case $value in
    '' | - | —)
      say '"type":"absent","report":"'"$1"'","indicator":"'"$indicator"'","area":"'"$area"'","reason":"not_reported"'
      absent=$((absent + 1))
      ;;
    *[!0-9]* | 0?* | ?????????????*) reject "$1" "$number" "$line" 'not a whole number without separators' ;;
    *)
      say '"type":"reading","report":"'"$1"'","indicator":"'"$indicator"'","area":"'"$area"'","value":'"$value"',"place":"'"$number"'","raw":"'"$value"'"'
      readings=$((readings + 1))
      ;;
    esac
  done <"$2"
}

# A line without its end is no request.
IFS= read -r request || exit 1
id=$(text_field id "$request")
if [ -z "$id" ] || ! printf '%s' "$request" | iconv -f UTF-8 -t UTF-8 >/dev/null 2>&1; then
  log 'E! the request has no id, or is no UTF-8'
  exit 1
fi
say '"type":"hello","name":"'"$name"'","version":"'"$version"'","protocol":1'
[ "$(number_field protocol "$request")" = 1 ] || fail format 'this adapter speaks protocol 1 only'
case $(text_field op "$request") in
describe)
  say '"type":"description","region":"'"$region"'","indicators":['"$indicators"'],"areas":['"$areas"'],"options":[{"name":"inbox","type":"path","required":true,"help":"Folder with the text files, one a month, named 2023-09.txt."}]'
  say '"type":"end"'
  ;;
collect)
  inbox=$(text_field inbox "$request" | sed 's/\\\(["\\/]\)/\1/g')
  [ "$inbox" ] || fail format 'the option inbox must be the path of a folder'
  [ -d "$inbox" ] && [ -r "$inbox" ] && [ -x "$inbox" ] || fail source_unavailable "$inbox is no folder that can be read"
  reports=0 readings=0 absent=0 rejected=0
  for path in "$inbox"/*.txt; do
    # Pipes, links and folders are not opened.
    if [ -f "$path" ] && [ ! -L "$path" ]; then read_file "$path"; fi
  done
  say '"type":"end","reports":'"$reports"',"readings":'"$readings"',"absent":'"$absent"',"rejected":'"$rejected"
  ;;
*) fail format 'op must be describe or collect' ;;
esac

# The collector's word: only after ack may files be moved away; this adapter leaves them where they are.
if IFS= read -r word && [ "$(text_field op "$word")" = ack ] && [ "$(text_field id "$word")" = "$id" ]; then
  log 'I! stored'
fi
exit 0
