# shellcheck shell=bash
# Finds a JDK. Sourced by ./hookswitch and ./verify; starts no JVM.

jdk_needed=25

# jdk_major HOME: prints the major version of the JDK in that folder; fails when there is none (a JRE is none).
jdk_major() {
  local key value
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then
        value=${value//\"/}
        case $value in 1.*) value=${value#1.} ;; esac
        echo "${value%%[!0-9]*}"
        return 0
      fi
    done <"$1/release"
  fi
  value=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p')
  [ -n "$value" ] && echo "$value"
}

# jdk_home PATH: prints the JDK folder that a folder or a java program belongs to.
jdk_home() {
  if [ -d "$1" ]; then
    echo "$1"
  elif [ -x "$1" ]; then
    local program
    program=$(readlink -f "$1")
    echo "${program%/bin/*}"
  fi
}

# find_jdk: sets jdk to the folder of a JDK that is new enough; else jdk_found says what was seen, and it fails.
find_jdk() {
  local home major newest=0
  jdk='' jdk_found=''
  if [ -n "${HOOKSWITCH_JAVA:-}" ]; then
    home=$(jdk_home "$HOOKSWITCH_JAVA")
    major=$(jdk_major "${home:-/nowhere}") || major=no
    if [ "$major" != no ] && [ "$major" -ge $jdk_needed ]; then jdk=$home; return 0; fi
    jdk_found="HOOKSWITCH_JAVA=$HOOKSWITCH_JAVA is ${major/#no/no JDK}"
    return 1
  fi
  for home in "${JAVA_HOME:-}" "$(jdk_home "$(command -v java || true)")"; do
    if [ -z "$home" ] || ! major=$(jdk_major "$home"); then continue; fi
    if [ "$major" -ge $jdk_needed ]; then jdk=$home; return 0; fi
    jdk_found="$jdk_found${jdk_found:+, }$major in $home"
  done
  for home in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -L "$home" ] || ! major=$(jdk_major "$home"); then continue; fi
    if [ "$major" -ge $jdk_needed ] && [ "$major" -gt "$newest" ]; then jdk=$home newest=$major; fi
  done
  [ -n "$jdk" ]
}

# say_no_jdk PROGRAM: tells on standard error what to install.
say_no_jdk() {
  cat >&2 <<EOF
$1: needs a JDK of version $jdk_needed or later (${jdk_found:-found none}).
  Debian 13 and later, Ubuntu 25.10 and later:  apt-get install openjdk-$jdk_needed-jdk-headless
  elsewhere: install Temurin $jdk_needed (https://adoptium.net/installation), or unpack any JDK $jdk_needed.
  A JDK in /usr/lib/jvm, on the PATH or in JAVA_HOME is found; name any other: HOOKSWITCH_JAVA=/path/to/jdk $1
EOF
}
