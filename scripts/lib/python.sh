# Sourced by the commands in scripts/ and by tests/end_to_end/run: the Python packages of the end-to-end tests, and
# clang-tidy, which comes as one.
# shellcheck shell=bash

# checkov asks for an older boto3 than moto's models need, so it has an environment of its own.
REQUIREMENTS=$ROOT/tests/end_to_end/requirements.txt
SCANNER_REQUIREMENTS=$ROOT/tests/end_to_end/scanner_requirements.txt
TIDY_REQUIREMENTS=$ROOT/scripts/lib/tidy_requirements.txt

UV='uv==0.13.9'

# base_python: a Python that can make virtual environments
base_python() {
  local candidate
  for candidate in python3 /usr/bin/python3; do
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

# install_uv: the installer that needs a twentieth of pip's time, in an environment of its own
install_uv() {
  local folder=$CACHE/${UV/==/-}
  mkdir -p "$CACHE"
  (
    flock 9
    [ ! -e "$folder/complete" ] || exit 0
    rm -rf "$folder"
    "$(base_python)" -m venv "$folder" && "$folder/bin/pip" install --quiet --disable-pip-version-check "$UV" &&
      touch "$folder/complete"
  ) 9>"$folder.lock"
}

# fill_venv FOLDER REQUIREMENTS: with uv; with pip where uv is not to be had, or is not told of the mirror that pip knows
fill_venv() {
  local uv=$CACHE/${UV/==/-}/bin/uv
  if [ -x "$uv" ] && UV_CACHE_DIR=$CACHE/uv "$uv" venv --quiet --python "$(base_python)" "$1" &&
    UV_CACHE_DIR=$CACHE/uv "$uv" pip install --quiet --python "$1/bin/python" --requirement "$2"; then
    return
  fi
  note "uv could not; pip takes longer"
  rm -rf "$1"
  "$(base_python)" -m venv "$1" && "$1/bin/pip" install --quiet --disable-pip-version-check --requirement "$2"
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
  mkdir -p "$CACHE"
  (
    flock 9
    [ ! -e "$folder/complete" ] || exit 0
    rm -rf "$folder"
    fill_venv "$folder" "$1" && touch "$folder/complete"
  ) 9>"$folder.lock" || die "pip could not install the packages of ${1#"$ROOT"/}"
}

all_venvs_are_there() {
  local each
  for each in "$REQUIREMENTS" "$SCANNER_REQUIREMENTS" "$TIDY_REQUIREMENTS"; do
    [ -e "$(venv_folder "$each")/complete" ] || return 1
  done
}

# install_python_packages: all environments, side by side, since they mostly wait for the network
install_python_packages() {
  local job jobs=()
  all_venvs_are_there || install_uv || note "uv could not be installed"
  install_venv "$SCANNER_REQUIREMENTS" 'checkov and what it brings' &
  jobs+=("$!")
  install_venv "$TIDY_REQUIREMENTS" 'clang-tidy' &
  jobs+=("$!")
  install_venv "$REQUIREMENTS" 'moto, boto3, cfn-lint and pytest'
  for job in "${jobs[@]}"; do
    wait "$job" || die "an environment of Python packages is missing"
  done
}
