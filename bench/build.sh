# shellcheck shell=bash
# Builds the switch's image and the benchmarks. Sourced by bench/java and bench/jmh, which set root; sets jdk, lib, classes and jmh.

# shellcheck source=../tools/jdk.sh
. "$root/tools/jdk.sh"
find_jdk || { say_no_jdk bench; exit 2; }
# shellcheck source=../tools/maven.sh
. "$root/tools/maven.sh"
"$root/hookswitch" version >/dev/null
lib=$root/.build/image/lib
classes=$root/bench/target/launcher/classes
jmh=$root/bench/target/launcher/jmh
if [ ! -e "$classes/module-info.class" ] || [ ! -e "$jmh" ] ||
  [ -n "$(find "$root/bench/src/main" "$root/bench/pom.xml" -newer "$classes/module-info.class" -print -quit)" ]; then
  (cd "$root" && run_maven "$root/.build/bench.log" -pl bench -am process-classes -P launcher -Dfast -Dmaven.test.skip=true -Dspotless.check.skip=true) || {
    maven_errors "$root/.build/bench.log" >&2
    exit 1
  }
fi
