#!/usr/bin/env bash
# Builds the Dockerfile by buildah where no image registry can be reached: the base images are made here, under the names that the Dockerfile has, from
# Debian's packages and this machine's own .NET and Node.js. `scripts/container.sh DIR` leaves in DIR the container's files (rootfs/) and what the image
# says of them (image.json); nothing else stays. Exit code 3, with one line, says that this machine cannot do it.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
. "$root/scripts/setup.sh"

out="${1:?the directory to leave the container in}"
cache="$root/.run/container"
packages=ca-certificates,libgssapi-krb5-2,libicu72,libssl3,libstdc++6,zlib1g,tzdata
sdk_image=mcr.microsoft.com/dotnet/sdk:10.0
aspnet_image=mcr.microsoft.com/dotnet/aspnet:10.0
node_image=docker.io/library/node:22-slim
result=localhost/collab

impossible() { say "$*"; exit 3; }

need_buildah() {
  [ "$(id -u)" = 0 ] || impossible "only root can build containers here"
  local wanted=() tool
  for tool in buildah debootstrap; do command -v "$tool" >/dev/null || wanted+=("$tool"); done
  # Whoever runs the container puts it into a network of its own.
  wanted+=($(missing_package network))
  [ "${#wanted[@]}" -gt 0 ] || return 0
  command -v apt-get >/dev/null || impossible "needs ${wanted[*]}, and there is no apt-get to install it"
  say "Fetching ${wanted[*]} ..."
  { apt_install 300 "${wanted[@]}" || { apt_get 120 update && apt_install 600 "${wanted[@]}"; }; } >"$root/.run/apt.log" 2>&1 </dev/null ||
    impossible "needs ${wanted[*]}, which apt-get could not install"
}

# A store of its own, so that nothing of ours stays in the machine's and nothing of the machine's gets in.
store=""
tidy() {
  [ -z "$store" ] || { b rm --all >/dev/null 2>&1 || true; b umount --all >/dev/null 2>&1 || true; rm -rf "$store"; }
}
b() { buildah --root "$store/root" --runroot "$store/run" --storage-driver vfs "$@"; }

# A Debian with what .NET needs, kept for the next time. It trusts whom this machine trusts.
debian() {
  local made="$cache/debian"
  if [ ! -f "$made.whole" ]; then
    say "Making a base image from Debian's packages ..."
    rm -rf "$made" "$made.whole"
    mkdir -p "$cache"
    timeout 900 debootstrap --variant=minbase --include="$packages" bookworm "$made" >"$root/.run/debootstrap.log" 2>&1 || impossible "debootstrap could not make a Debian (.run/debootstrap.log)"
    rm -rf "$made"/var/cache/apt/* "$made"/var/lib/apt/lists/* "$made"/usr/share/doc "$made"/usr/share/locale "$made"/usr/share/man
    groupadd -R "$made" -g 1654 app && useradd -R "$made" -u 1654 -g 1654 -m -s /bin/false app
    touch "$made.whole"
  fi
  cp /etc/ssl/certs/ca-certificates.crt "$made/etc/ssl/certs/ca-certificates.crt"
}

# base NAME TARGET=SOURCE...: an image of that Debian and copies of this machine's files.
base() {
  local name="$1" container pair
  shift
  container="$(b from scratch)"
  b copy -q "$container" "$cache/debian" / >/dev/null
  for pair in "$@"; do b copy -q "$container" "${pair#*=}" "${pair%%=*}" >/dev/null; done
  b config --env APP_UID=1654 --env ASPNETCORE_HTTP_PORTS=8080 --env DOTNET_RUNNING_IN_CONTAINER=true --env SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt \
    --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt --env PATH=/usr/share/dotnet:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
  b commit -q --rm --format docker "$container" "$name" >/dev/null
}

prepare_environment
need_buildah
unshare --mount --net --pid --fork true 2>/dev/null || impossible "this machine lets nobody make namespaces"
debian
mkdir -p "$out"
store="$(mktemp -d "$cache/store.XXXXXX")"
trap tidy EXIT
trap 'exit 130' INT TERM

dotnet="$(dirname "$(readlink -f "$(command -v dotnet)")")"
node="$(readlink -f "$(command -v node)")"
npm="$(cd "$(dirname "$(readlink -f "$(command -v npm)")")/.." && pwd)"
say "Building the container ..."
printf '#!/bin/sh\nexec node /usr/lib/node_modules/npm/bin/npm-cli.js "$@"\n' >"$store/npm"
chmod +x "$store/npm"
base "$node_image" /usr/bin/node="$node" /usr/lib/node_modules/npm="$npm" /usr/local/bin/npm="$store/npm"
base "$aspnet_image" /usr/share/dotnet/dotnet="$dotnet/dotnet" /usr/share/dotnet/host="$dotnet/host" /usr/share/dotnet/shared="$dotnet/shared"
base "$sdk_image" /usr/share/dotnet="$dotnet"
timeout 1800 buildah --root "$store/root" --runroot "$store/run" --storage-driver vfs bud --isolation chroot --format docker --layers=false --pull-never -q -t "$result" "$root" >"$root/.run/container.log" 2>&1 || {
  cat "$root/.run/container.log" >&2
  fail "the container could not be built; its own words are above"
}

b inspect --type image "$result" >"$out/image.json"
container="$(b from --pull-never "$result")"
rm -rf "$out/rootfs"
cp -a "$(b mount "$container")" "$out/rootfs"
say "Built: $(du -sm "$out/rootfs" | cut -f1) MB, of which the program $(du -sm "$out/rootfs/app" | cut -f1) MB"
