#!/bin/sh
# Installs the Debian 12 packages that are missing. Usage: tools/install.sh [build|fuzz]...
# "build" (the default) is what `make run` and `make test` need; "fuzz" adds clang and libFuzzer.
set -eu

build="g++ cmake ninja-build pkg-config python3 libsqlite3-dev libsimdjson-dev nlohmann-json3-dev
       libcli11-dev libssl-dev libgtest-dev libcurl4-openssl-dev zlib1g-dev libzstd-dev libseccomp-dev libicu-dev
       libexpat1-dev libzip-dev libasio-dev libstemmer-dev"
fuzz="clang-14 libclang-rt-14-dev"

wanted=""
for set in "${@:-build}"; do
  case $set in
    build) wanted="$wanted $build" ;;
    fuzz) wanted="$wanted $fuzz" ;;
    *) echo "tools/install.sh: there is no set '$set'; take build or fuzz" >&2; exit 2 ;;
  esac
done

missing=""
for package in $wanted; do
  status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || {
    echo "tools/install.sh: please install as root:$missing" >&2
    exit 1
  }
  as_root=sudo
fi
echo "installing:$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of words on purpose
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
