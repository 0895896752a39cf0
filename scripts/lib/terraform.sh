# Sourced by the commands in scripts/ and by tests/end_to_end/run: Terraform and the AWS provider.
# shellcheck shell=bash

TERRAFORM_DOWNLOAD=1.11.4
PROVIDER_VERSION=5.100.0
TERRAFORM_RELEASES=${QUOIN_TERRAFORM_RELEASES:-https://releases.hashicorp.com/terraform}

# A configuration file that the environment names and nobody wrote makes Terraform warn in every answer.
if [ -n "${TF_CLI_CONFIG_FILE:-}" ] && [ ! -e "$TF_CLI_CONFIG_FILE" ]; then unset TF_CLI_CONFIG_FILE; fi

# terraform_version PROGRAM: "Terraform 1.11.4" or "OpenTofu 1.11.0"
terraform_version() { CHECKPOINT_DISABLE=1 "$1" version 2>/dev/null | sed -n 's/^\(Terraform\|OpenTofu\) v/\1 /p' | head -n 1; }

# find_terraform: sets TERRAFORM to a program of version 1.11 or later
find_terraform() {
  local candidate version
  TERRAFORM=''
  for candidate in "${QUOIN_TERRAFORM:-}" terraform "$CACHE/terraform-$TERRAFORM_DOWNLOAD/terraform" tofu; do
    [ -n "$candidate" ] && candidate=$(command -v "$candidate") || continue
    version=$(terraform_version "$candidate")
    if [ -n "$version" ] && at_least "${version#* }" 1.11; then
      TERRAFORM=$candidate
      return
    fi
  done
  return 1
}

# find_mirror: sets TERRAFORM_MIRROR to a folder that holds the AWS provider for TERRAFORM
find_mirror() {
  local host=registry.terraform.io folder
  case $(terraform_version "$TERRAFORM") in OpenTofu*) host=registry.opentofu.org ;; esac
  TERRAFORM_MIRROR=''
  for folder in "${QUOIN_TERRAFORM_MIRROR:-/nowhere}" "$HOME/.terraform.d/plugins" /usr/local/share/terraform/plugins \
    /usr/share/terraform/plugins "$CACHE/terraform-providers" /*/*; do
    if [ -d "$folder/$host/hashicorp/aws/$PROVIDER_VERSION" ]; then
      TERRAFORM_MIRROR=$folder
      return
    fi
  done
  return 1
}

# export_terraform: tells the tests' programs where both are, where they are
export_terraform() {
  if find_terraform && find_mirror; then
    export QUOIN_TERRAFORM=$TERRAFORM QUOIN_TERRAFORM_MIRROR=$TERRAFORM_MIRROR
  fi
}

# download_terraform: Terraform into the cache, its checksum compared with the one its makers publish
download_terraform() {
  local architecture name folder
  case $(uname -m) in
    x86_64) architecture=amd64 ;;
    aarch64) architecture=arm64 ;;
    *) note "Terraform has no build for $(uname -m)"; return 1 ;;
  esac
  command -v curl >/dev/null && command -v unzip >/dev/null || install_packages \
    'curl | downloads Terraform
ca-certificates | checks whom it downloads from
unzip | unpacks it' ''
  name=terraform_${TERRAFORM_DOWNLOAD}_linux_$architecture.zip
  folder=$(mktemp -d)
  note "downloading Terraform $TERRAFORM_DOWNLOAD from $TERRAFORM_RELEASES (30 MB)"
  if (
    cd "$folder"
    for file in "$name" "terraform_${TERRAFORM_DOWNLOAD}_SHA256SUMS"; do
      curl --fail --silent --show-error --location --connect-timeout 10 --retry 2 --remote-name \
        "$TERRAFORM_RELEASES/$TERRAFORM_DOWNLOAD/$file" || exit 1
    done
    grep -F "  $name" "terraform_${TERRAFORM_DOWNLOAD}_SHA256SUMS" | sha256sum --check --quiet || exit 1
    unzip -q "$name" terraform || exit 1
    mkdir -p "$CACHE/terraform-$TERRAFORM_DOWNLOAD"
    mv terraform "$CACHE/terraform-$TERRAFORM_DOWNLOAD/terraform"
  ); then
    rm -rf "$folder"
  else
    rm -rf "$folder"
    return 1
  fi
}

# download_provider: the AWS provider, by a plain `init`, into a folder that later runs use as a mirror
download_provider() {
  local folder
  folder=$(mktemp -d)
  note "downloading the AWS provider $PROVIDER_VERSION by $(basename "$TERRAFORM") init (150 MB)"
  cat >"$folder/main.tf.json" <<JSON
{"terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": "$PROVIDER_VERSION"}}}}
JSON
  if (cd "$folder" && CHECKPOINT_DISABLE=1 timeout 900 "$TERRAFORM" init -input=false -no-color >init.log 2>&1); then
    mkdir -p "$CACHE"
    rm -rf "$CACHE/terraform-providers"
    mv "$folder/.terraform/providers" "$CACHE/terraform-providers"
    rm -rf "$folder"
  else
    sed 's/^/    /' "$folder/init.log"
    rm -rf "$folder"
    return 1
  fi
}

# get_terraform: finds or downloads both; on failure TERRAFORM_REASON says what is not to be had
get_terraform() {
  TERRAFORM_REASON=''
  if ! find_terraform && ! { download_terraform && find_terraform; }; then
    TERRAFORM_REASON="no terraform (or tofu) 1.11 or later is on the PATH, and it could not be downloaded from $TERRAFORM_RELEASES"
    return 1
  fi
  if ! find_mirror && ! { download_provider && find_mirror; }; then
    TERRAFORM_REASON="the AWS provider $PROVIDER_VERSION is in no local mirror, and '$(basename "$TERRAFORM") init' could not download it"
    return 1
  fi
  note "$(terraform_version "$TERRAFORM") at $TERRAFORM, AWS provider $PROVIDER_VERSION in $TERRAFORM_MIRROR"
}
