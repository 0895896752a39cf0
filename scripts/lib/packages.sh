# Sourced by the commands in scripts/: the packages that a build and the tests need, and how they get here.
# shellcheck shell=bash

# package | why. What stands under OPTIONAL only makes things faster.
BUILD_PACKAGES='
g++ | compiles Quoin (version 12 or later)
cmake | configures the build (version 3.25 or later)
ninja-build | runs the build
libcli11-dev | command line of bin/quoin
libfmt-dev | text formatting
libspdlog-dev | log of bin/quoin -v
libyaml-cpp-dev | reads quoin.yaml
nlohmann-json3-dev | reads and writes JSON
libgtest-dev | unit tests
'
OPTIONAL_PACKAGES='
ccache | a second build takes seconds
mold | links faster
'
TEST_PACKAGES='
clang-19 | second compiler: everything builds with it, misuse is refused by both
libclang-rt-19-dev | address and undefined-behaviour sanitizers
clang-format-19 | checks the layout of the sources
python3 | runs the end-to-end tests, and brings clang-tidy
python3-venv | keeps their Python packages apart
mariadb-server-core | the function that rotates database users is run against it
postgresql | the same
openssl | makes the certificate that this function verifies
'

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
has_candidate() {
  local policy
  policy=$(apt-cache policy "$1" 2>/dev/null) # not in a pipe: grep -q would end it early, and pipefail take that for a no
  grep -qE '^ *Candidate: *[^( ]' <<<"$policy"
}

# missing_of LIST: its lines whose package is not installed
missing_of() {
  local line
  while IFS= read -r line; do
    [ -z "$line" ] || is_installed "${line%% |*}" || printf '%s\n' "$line"
  done <<<"$1"
}

names_of() { sed -n 's/ |.*//p' <<<"$1" | tr '\n' ' '; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "installing packages needs root, and there is no sudo" "As root: apt-get install $WANTED"
  fi
}

# install_packages REQUIRED OPTIONAL: installs what is missing of both lists, and says what and why
install_packages() {
  local required optional line name
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    die "this machine has no apt: the packages are installed on Debian and Ubuntu only" \
      "Debian calls what is needed: $(names_of "$1")" \
      "Useful besides: $(names_of "$2")" \
      "Install their like here, then say --no-packages."
  fi
  required=$(missing_of "$1")
  optional=$(missing_of "$2")
  if [ -z "$required$optional" ]; then
    note "packages: nothing is missing"
    return
  fi
  WANTED=$(names_of "$required"$'\n'"$optional")
  note "apt-get update, since packages are missing"
  as_root apt-get -qq -o Acquire::Retries=3 update >/dev/null ||
    warn "apt-get update met a fault; going on with the package lists that are here"
  WANTED=''
  while IFS= read -r line; do
    [ -n "$line" ] || continue
    name=${line%% |*}
    if has_candidate "$name"; then
      WANTED+=" $name"
      note "installing $name: ${line#*| }"
    elif grep -qxF "$line" <<<"$required"; then
      die "this release has no package $name, which is needed: ${line#*| }" \
        "Debian 12 and later and Ubuntu 24.04 and later have it. For clang, https://apt.llvm.org has it for others." \
        "If you have it by another way, say --no-packages."
    else
      note "no package $name here; going on without it (${line#*| })"
    fi
  done <<<"$required"$'\n'"$optional"
  if [ -n "$WANTED" ]; then
    # shellcheck disable=SC2086  # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes apt-get -qq -o Acquire::Retries=3 install -y --no-install-recommends $WANTED \
      >/dev/null || die "apt-get could not install:$WANTED"
  fi
}

# at_least HAVE WANT: compares versions
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

check_versions() {
  local have
  for name in g++ cmake ninja; do
    command -v "$name" >/dev/null || die "$name is not on the PATH" "Debian's package: ${name/ninja/ninja-build}"
  done
  have=$(g++ -dumpfullversion)
  at_least "$have" 12 || die "g++ $have is too old: Quoin needs 12 or later"
  have=$(cmake --version | sed -n '1s/[^0-9]*//p')
  at_least "$have" 3.25 || die "cmake $have is too old: Quoin needs 3.25 or later" "pip install cmake brings a newer one."
}
