#!/usr/bin/env bash
# Makes the pictures in docs/pictures: the portal's main pages with the example network, on a desk and on a phone. Needs Chromium. Look at each before you commit it.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
. "$root/scripts/setup.sh"

prepare_environment
install_packages tests/Collab.ClientTools/npm "a browser's driver"
browser="$(command -v chromium chromium-browser google-chrome google-chrome-stable | head -n 1)" || fail "needs Chromium, which is not on the PATH"
place="$(mktemp -d)"
server=""
tidy() {
  [ -z "$server" ] || { kill -TERM "$server" && wait "$server"; } 2>/dev/null || true
  rm -rf "$place"
}
trap tidy EXIT
trap 'exit 130' INT TERM

"$root/run" --port 0 --data "$place/data" >"$place/log" &
server=$!
until grep -q '^Try' "$place/log"; do
  kill -0 "$server" 2>/dev/null || fail "the gateway did not start"
  sleep 0.2
done
address="$(grep -o 'http://[0-9.:]*' "$place/log" | head -n 1)"
mkdir -p "$root/docs/pictures"
(cd "$root/tests/Collab.ClientTools/npm" && node pictures.mjs "$address" "$browser" "$root/docs/pictures")
