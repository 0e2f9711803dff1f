# Shared by the scripts beside it; to be sourced. Needs nothing but bash and Debian's essential packages.
# shellcheck shell=bash

# What the media node's workers need: VP8, Opus, RTP, text in pictures and a font for it, the kinds of devices, for
# mixed pictures the drawing of names (plugins-bad), and libopus itself for mixed voices.
# shellcheck disable=SC2034 # used by those who source this
GSTREAMER_PACKAGES=(libgstreamer1.0-0 gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-x
  gstreamer1.0-plugins-bad fonts-dejavu-core libopus0
  gstreamer1.0-alsa gstreamer1.0-pulseaudio gstreamer1.0-pipewire)

# The checkout, whatever directory the script was called from.
ringroom_home() {
  cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P
}

say() { printf '%s\n' "$*"; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The java of JAVA_HOME, or the one on the path.
java_command() {
  if [[ -n ${JAVA_HOME:-} && -x $JAVA_HOME/bin/java ]]; then
    printf '%s' "$JAVA_HOME/bin/java"
  else
    command -v java || true
  fi
}

# Java 17 or newer with its compiler, and Maven 3.8 or newer.
require_java_and_maven() {
  local java major
  java=$(java_command)
  [[ -n $java ]] || die "Java is missing. Install it with: apt-get install openjdk-17-jdk-headless"
  major=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.specification.version = //p')
  ((${major%%.*} >= 17)) ||
    die "Java $major is too old, 17 is needed. Install it with: apt-get install openjdk-17-jdk-headless"
  [[ -x $(dirname "$(readlink -f "$java")")/javac ]] ||
    die "This Java has no compiler. Install one with: apt-get install openjdk-17-jdk-headless"
  command -v mvn > /dev/null || die "Maven is missing. Install it with: apt-get install maven"
}

# require_packages <what for> <package>...: installs the missing ones when it may, else names the command and ends.
require_packages() {
  local purpose=$1 package missing=() as_root=()
  shift
  command -v dpkg-query > /dev/null || {
    say "This is no Debian: see to it yourself that these are installed, for $purpose: $*"
    return
  }
  for package in "$@"; do
    # shellcheck disable=SC2016 # dpkg-query's own variable
    [[ $(dpkg-query -W -f='${Status}' "$package" 2> /dev/null) == 'install ok installed' ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    sudo -n true 2> /dev/null ||
      die "Missing for $purpose. Install with: sudo apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo -n)
  fi
  say "Installing for $purpose: ${missing[*]}"
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}")
  with_progress "installing packages" "${TMPDIR:-/tmp}/ringroom-apt-$UID.log" "${as_root[@]}" "${install[@]}" || {
    # A fresh machine has no package lists, an old one has lists that name what is gone.
    "${as_root[@]}" apt-get update -qq
    with_progress "installing packages" "${TMPDIR:-/tmp}/ringroom-apt-$UID.log" "${as_root[@]}" "${install[@]}" ||
      die "That failed. Try by hand: apt-get install --no-install-recommends ${missing[*]}"
  }
}

# with_progress <what> <log> <command>...: runs a long command, its output in the log, with a line every 15 seconds.
with_progress() {
  local what=$1 log=$2 began=$SECONDS next=15 code=0 pid
  shift 2
  "$@" > "$log" 2>&1 < /dev/null &
  pid=$!
  # An interrupted script takes the command with it.
  trap 'kill "$pid" 2> /dev/null || true; exit 130' INT TERM
  while kill -0 "$pid" 2> /dev/null; do
    if ((SECONDS - began >= next)); then
      say "  ... $what, $((SECONDS - began)) s: $(last_line "$log")"
      next=$((next + 15))
    fi
    # A short command ends the wait within a second.
    sleep 1 &
    wait -n "$pid" $! 2> /dev/null || true
  done
  wait "$pid" || code=$?
  trap - INT TERM
  return "$code"
}

last_line() {
  tail -n 20 "$1" | sed -E 's/\x1b\[[0-9;]*m//g; s/^\[(INFO|WARNING|ERROR)\] *//' |
    grep -E '[[:alnum:]]' | tail -n 1 | cut -c 1-100 || true
}
