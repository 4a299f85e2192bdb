# Writes each code block of a guide that has a title, such as ```csharp title=Pledges/Pledge.cs, to a file of that name under the folder `out`.
/^```[a-z]+ title=/ {
  split($0, parts, "title=")
  file = out "/" parts[2]
  folder = file
  sub(/\/[^\/]*$/, "", folder)
  system("mkdir -p '" folder "'")
  printf "" > file
  next
}
/^```$/ { if (file) close(file); file = ""; next }
file { print > file }
