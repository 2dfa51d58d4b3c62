#!/bin/sh
# The main job, start to end, on a policy that comes with polc: compile, prove, enforce; an allowed and a denied access.
# Needs nothing but the built polc and coreutils; works as root and as an ordinary user. Exit 1 if anything is not as shown.
set -eu
cd "$(dirname "$0")/.."

policy=policies/apps/coreutils.policy
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
show() {
  printf '\n$ polc %s\n' "$*"
  bin/polc "$@"
}
fail() {
  echo "demo: $*" >&2
  exit 1
}

echo "1. Compile a policy to seccomp filters, and prove each of them equal to the policy."
show compile "$policy" --profile text -o "$out"

echo
echo "2. Run programs under it. Reading is what the profile \`text\` is for; polc finds the profile by the program."
show run "$policy" -- head -n 1 README.md || fail "an allowed access was denied"

echo
echo "3. The same profile may not create files, so the kernel refuses that to whatever runs under it."
if show run "$policy" --profile text -- cp README.md "$out/copy" || [ -e "$out/copy" ]; then fail "a denied access was allowed"; fi

echo
echo "4. Why?"
show explain "$policy" --profile text create "$out/copy"

echo
echo "demo: all as the policy says"
