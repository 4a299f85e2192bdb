# Runs suites side by side and adds up what they say. Sourced by ./test.

# A suite that has not ended by then is taken to hang, which is a failure; one of long tests may take longer.
suite_seconds=540
long_suite_seconds=900

# Whether tests that take long run too: those with the trait "Form" of "long".
with_long=""

# What runs beside the set-up; see in_background.
background_pid=""

declare -a queued=()
declare -A command_of=() pid_of=() began_at=()
passed=0
failed=0

is_test_project() { grep -q 'Microsoft.NET.Test.Sdk' "$1"; }

# What single suites need from elsewhere.
fetch_for_tests() {
  local project folder tools=()
  for project in "$root"/tests/*/*.csproj; do
    folder="tests/$(basename "$project" .csproj)"
    [ ! -f "$root/$folder/npm/package-lock.json" ] || ! is_test_project "$project" || install_packages "$folder/npm" "for $folder"
  done
  # Only trials that take long have another clock or a network of their own.
  [ -z "$with_long" ] || ! wanted Collab.Faults@long "$@" || tools+=(clock network)
  ! { wanted Collab.ClientTools "$@" || wanted Collab.Portal.Tests "$@"; } || tools+=(browser)
  install_test_tools "${tools[@]}"
}

# in_background COMMAND...: runs it beside what follows, until wait_background. It leads a process group, so that stopping it stops its children too.
in_background() {
  set -m
  "$@" </dev/null &
  background_pid=$!
  set +m
}

# Ends the script where what ran in the background has failed; it has said why.
wait_background() {
  local pid="$background_pid" code
  wait "$pid"
  code=$?
  background_pid=""
  [ "$code" -eq 0 ] || exit "$code"
}

prepare_suites() {
  results="$root/.run/test"
  rm -rf "$results"
  remove_own_servers
  mkdir -p "$results"
  set -m # every suite leads a process group of its own, so that stopping it stops its children too
}

# One PostgreSQL for all suites, by the tests' own kit; stop_all stops it.
start_database() {
  kit="$root/tests/Collab.Testing/bin/Release/net10.0/Collab.Testing.dll"
  COLLAB_TEST_POSTGRES="$(dotnet "$kit" up 2>"$results/database.log")" || {
    cat "$results/database.log" >&2
    fail "the tests' PostgreSQL did not start; its own words are above"
  }
  export COLLAB_TEST_POSTGRES
}

# queue NAME COMMAND...
queue() {
  local name="$1"
  shift
  queued+=("$name")
  command_of["$name"]="$*"
}

# queue_tests NAME: a suite. What measures its own process's heap has a process for itself, and what takes long one that only ./test all starts.
queue_tests() {
  local name="$1"
  queue "$name" run_tests "$name" "Form!=long&Measures!=heap" "$suite_seconds"
  ! has_trait "$name" Measures heap || queue "$name@alone" run_tests "$name" "Measures=heap" "$suite_seconds"
  [ -z "$with_long" ] || ! has_trait "$name" Form long || queue "$name@long" run_tests "$name" "Form=long" "$long_suite_seconds"
}

has_trait() { grep -rqF --include='*.cs' "Trait(\"$2\", \"$3\")" "$root/tests/$1"; }

# run_tests NAME FILTER SECONDS: those tests of a suite that the filter lets through.
run_tests() {
  # By exec, timeout leads the suite's process group, so that stopping the group stops dotnet too.
  cd "$root" && exec timeout "$3" dotnet test "tests/$1/bin/Release/net10.0/$1.dll" --nologo --filter "$2" --logger "console;verbosity=minimal"
}

# What dotnet format would change, as one test. The build reports the rest, style and analyzers, as errors.
check_format() {
  if (cd "$root" && timeout --foreground "$suite_seconds" dotnet format whitespace Collab.sln --verify-no-changes --no-restore &&
    timeout --foreground "$suite_seconds" dotnet format style Collab.sln --diagnostics IMPORTS --verify-no-changes --no-restore); then
    echo "1 passed, 0 failed"
  else
    echo "To mend it, run: dotnet format Collab.sln"
    echo "0 passed, 1 failed"
  fi
}

# run_queue WORKERS [NAME...]: runs what is queued, or only what holds one of the names.
run_queue() {
  local workers="$1" name
  shift
  for name in "${queued[@]}"; do
    wanted "$name" "$@" || continue
    while [ "${#pid_of[@]}" -ge "$workers" ]; do reap; done
    began_at["$name"]=$SECONDS
    # Word splitting is meant: the command was queued as words without blanks in them.
    ${command_of["$name"]} >"$results/$name.log" 2>&1 </dev/null &
    pid_of["$name"]=$!
  done
  while [ "${#pid_of[@]}" -gt 0 ]; do reap; done
  queued=()
}

wanted() {
  local name="$1" part
  shift
  [ $# -gt 0 ] || return 0
  for part in "$@"; do [[ "${name,,}" != *"${part,,}"* ]] || return 0; done
  return 1
}

# Waits until a suite ends and reports those that have.
reap() {
  local name code
  wait -n "${pid_of[@]}" 2>/dev/null
  for name in "${!pid_of[@]}"; do
    if ! kill -0 "${pid_of[$name]}" 2>/dev/null; then
      wait "${pid_of[$name]}" 2>/dev/null
      code=$?
      unset "pid_of[$name]"
      report "$name" "$code"
    fi
  done
}

# The suite's own count is its last "Failed: N, Passed: N, Skipped: N" (dotnet) or "N passed, N failed".
# A suite without a count, one that skips, or one that ends badly without a failed test, fails as a whole.
report() {
  local name="$1" code="$2" log="$results/$1.log" counts good=0 bad=0 skipped=0 note=""
  counts="$(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+),.*/\1 \2 \3/p; s/^([0-9]+) passed, ([0-9]+) failed$/\2 \1 0/p' "$log" | tail -n 1)"
  if [ -z "$counts" ]; then
    bad=1 note=" (no result: exit code $code)"
  else
    read -r bad good skipped <<<"$counts"
    if [ "$skipped" -gt 0 ]; then
      bad=$((bad + skipped)) note=" ($skipped skipped, which counts as failed)"
    elif [ "$bad" -eq 0 ] && [ "$code" -ne 0 ]; then
      bad=1 note=" (all tests passed, yet the suite ended with code $code)"
    elif [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then
      bad=1 note=" (it has no tests)"
    fi
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
  [ "$bad" -eq 0 ] || sed 's/^/    /' "$log"
  printf '%-34s %5d passed, %d failed, %d s%s\n' "$name" "$good" "$bad" "$((SECONDS - began_at[$name]))" "$note"
}

# Stops whatever still runs: first asks, then insists.
stop_all() {
  local pid
  stop_compiler
  [ -z "$background_pid" ] || kill -TERM -- "-$background_pid" 2>/dev/null
  for pid in "${pid_of[@]}"; do kill -TERM -- "-$pid" 2>/dev/null; done
  for pid in "${pid_of[@]}"; do
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      kill -0 -- "-$pid" 2>/dev/null || break
      sleep 0.2
    done
    kill -KILL -- "-$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
  done
  [ -z "${COLLAB_TEST_POSTGRES:-}" ] || dotnet "$kit" down
  remove_own_servers
}

# Servers that single tests had to themselves and could not stop, because the tests were stopped first.
remove_own_servers() {
  local directory pid
  for directory in "$root"/.data/*-*/; do
    [ -d "$directory" ] || continue
    pid="$(head -n 1 "$directory/postgres/postmaster.pid" 2>/dev/null)"
    # The number may be another process's by now.
    ! grep -qsF "${directory%/}" "/proc/${pid:-none}/cmdline" || kill -QUIT "$pid" 2>/dev/null
    rm -rf "$directory"
  done
}

total() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
