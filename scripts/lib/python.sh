# Sourced by the commands in scripts/ and by tests/end_to_end/run: the Python packages of the end-to-end tests, and
# clang-tidy, which comes as one.
# shellcheck shell=bash

# checkov asks for an older boto3 than moto's models need, so it has an environment of its own.
REQUIREMENTS=$ROOT/tests/end_to_end/requirements.txt
SCANNER_REQUIREMENTS=$ROOT/tests/end_to_end/scanner_requirements.txt
TIDY_REQUIREMENTS=$ROOT/scripts/lib/tidy_requirements.txt

UV='uv==0.13.9'

# base_python: a Python that can make virtual environments. The system's own first: it is compiled for speed, and a version
# manager's is not, which is a quarter more of what moto, cfn-lint and checkov take.
base_python() {
  local candidate
  for candidate in /usr/bin/python3 python3; do
    if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# venv_folder REQUIREMENTS: where the environment for these requirements and this Python lies
venv_folder() {
  local python key
  python=$(base_python) || return 1
  key=$({ "$python" -c 'import sys; print(sys.version, sys.prefix)' && cat "$1"; } | sha256sum)
  printf '%s/python-%s\n' "$CACHE" "${key:0:12}"
}

# find_test_python: sets PYTHON to that of the tests
find_test_python() {
  local folder
  folder=$(venv_folder "$REQUIREMENTS") && [ -e "$folder/complete" ] ||
    die "the Python packages of the tests are missing" "scripts/setup installs them."
  PYTHON=$folder/bin/python
  # What Python compiles lies beside the packages and not beside our sources. Where the machine forbids to write it,
  # checkov would take twice as long to start.
  export PYTHONPYCACHEPREFIX=$folder/compiled
  unset PYTHONDONTWRITEBYTECODE
}

# once FOLDER COMMAND...: runs what fills the folder, one process at a time and unless it has succeeded before
once() {
  local folder=$1
  shift
  mkdir -p "$CACHE"
  (
    flock 9
    [ ! -e "$folder/complete" ] || exit 0
    rm -rf "$folder"
    "$@" && touch "$folder/complete"
  ) 9>"$folder.lock"
}

# with_pip FOLDER WHAT...: a new environment with these packages
with_pip() {
  "$(base_python)" -m venv "$1" && "$1/bin/pip" install --quiet --disable-pip-version-check "${@:2}"
}

# with_uv FOLDER REQUIREMENTS: the same in a twentieth of the time; uv has an environment of its own
with_uv() {
  local home=$CACHE/${UV/==/-}
  export UV_CACHE_DIR=$CACHE/uv
  once "$home" with_pip "$home" "$UV" && "$home/bin/uv" venv --quiet --python "$(base_python)" "$1" &&
    "$home/bin/uv" pip install --quiet --python "$1/bin/python" --requirement "$2"
}

# fill_venv FOLDER REQUIREMENTS: pip is there for who has no uv, or a mirror that only pip is told of
fill_venv() {
  with_uv "$@" && return
  note "uv could not; pip takes longer"
  rm -rf "$1"
  with_pip "$1" --requirement "$2"
}

# install_venv REQUIREMENTS WHAT: makes that environment unless it is there
install_venv() {
  local folder
  folder=$(venv_folder "$1") || die "no Python 3.11 or later that can make virtual environments" \
    "Debian's packages: python3 python3-venv"
  if [ -e "$folder/complete" ]; then
    note "Python packages: $2 are there"
    return
  fi
  note "installing $2 for the tests, in $folder"
  once "$folder" fill_venv "$folder" "$1" || die "pip could not install the packages of ${1#"$ROOT"/}"
}

# install_python_packages: all environments, side by side, since they mostly wait for the network
install_python_packages() {
  local job jobs=()
  install_venv "$SCANNER_REQUIREMENTS" 'checkov and what it brings' &
  jobs+=("$!")
  install_venv "$TIDY_REQUIREMENTS" 'clang-tidy' &
  jobs+=("$!")
  install_venv "$REQUIREMENTS" 'moto, boto3, cfn-lint and pytest'
  for job in "${jobs[@]}"; do
    wait "$job" || die "an environment of Python packages is missing"
  done
}
