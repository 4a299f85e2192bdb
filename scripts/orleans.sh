# The flavour of the silo on Microsoft Orleans, wherever its packages can be had. Sourced by ./test and ./bench.

# How long the registry may take to say what it has, and how long a "no" is believed.
restore_seconds=90
no_minutes=60

# Restores the flavour's packages; when that fails, $orleans_missing says why in one line.
restore_orleans() {
  local answer="$root/.run/orleans-missing" log="$root/.run/orleans-restore.log"
  if [ "$answer" -nt "$root/Directory.Packages.props" ] && [ -n "$(find "$answer" -mmin "-$no_minutes")" ]; then
    orleans_missing="$(cat "$answer")"
    return 1
  fi
  rm -f "$answer"
  (cd "$root" && timeout "$restore_seconds" dotnet restore src/Collab.Silo/Collab.Silo.csproj -p:Silo=Orleans -v quiet -nodeReuse:false) >"$log" 2>&1 && return
  orleans_missing="$(grep -oE 'Unable to find package [A-Za-z.]+' "$log" | sort -u | head -n 1)"
  [ -n "$orleans_missing" ] || orleans_missing="its packages could not be restored within $restore_seconds s; $log has the words"
  printf '%s\n' "$orleans_missing" >"$answer"
  return 1
}

# build_orleans PROJECT OUTPUT: as build does, beside the other flavour.
build_orleans() {
  build_options=(-p:Silo=Orleans)
  build "$1" "$2" src tests
  build_options=()
}
