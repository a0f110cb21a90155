# shellcheck shell=bash
# Runs Maven on the JDK that find_jdk found, with one line of progress. Sourced by ./hookswitch and ./verify.

# say WORDS...: a line on standard error, which begins with the program's name.
say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# run_maven LOG GOALS...: runs Maven in the current folder, its output in LOG; its exit code is the answer.
run_maven() {
  local log=$1 maven rc=0
  shift
  if ! command -v mvn >/dev/null; then
    say 'needs Maven: apt-get install maven'
    exit 2
  fi
  : >"$log"
  (
    # Maven itself runs on this JDK too: an older one cannot pack modules of this version.
    # shellcheck disable=SC2154 # set by find_jdk
    export JAVA_HOME=$jdk
    export MAVEN_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
    exec mvn -B "$@"
  ) >"$log" 2>&1 </dev/null &
  maven=$!
  trap 'kill $maven 2>/dev/null; exit 130' INT TERM
  maven_progress "$maven" "$log"
  wait $maven || rc=$?
  trap - INT TERM
  return $rc
}

# maven_progress PID LOG: tells which module is at work, in one line on a terminal, until the process ends.
maven_progress() {
  local began=$SECONDS line last='' fetched
  while kill -0 "$1" 2>/dev/null; do
    line=$(grep -a '^\[INFO\] Building .*\[[0-9]*/[0-9]*\]$' "$2" 2>/dev/null | tail -n 1) || true
    if [[ $line =~ Building\ (hookswitch-)?([^ ]+)\ .*\[([0-9]+)/([0-9]+)\] ]]; then
      line="module ${BASH_REMATCH[3]} of ${BASH_REMATCH[4]}, ${BASH_REMATCH[2],,}"
    else
      line='starting Maven'
    fi
    if [ -t 2 ]; then
      fetched=$(grep -ac '^Downloaded from' "$2" 2>/dev/null) || true
      printf '\r\033[K%s: %s, %d s%s' "${0##*/}" "$line" $((SECONDS - began)) \
        "$([ "${fetched:-0}" -gt 0 ] && echo ", $fetched files fetched")" >&2
    elif [ "$line" != "$last" ]; then
      say "$line, $((SECONDS - began)) s"
      last=$line
    fi
    sleep 0.25
  done
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

# maven_errors LOG: the first error lines of a failed run.
maven_errors() {
  awk '/^\[ERROR\]/ { if ($0 ~ /\[Help 1\]$/ || n == 12) exit; if (!seen[$0]++) { print; n++ } }
    END { exit n == 0 }' "$1" || tail -n 12 "$1"
}
