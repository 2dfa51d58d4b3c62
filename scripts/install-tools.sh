#!/bin/sh
# Installs what polc's tests use beside Node (Debian packages): the programs they confine, the library they compare with,
# the headers behind kernel/tables, the compiler of
# tracer/ebpf. Needs root; tests that lack something are skipped by name, so this is a convenience.
# Does nothing, and needs no network, where all is there.
set -eu

packages="bc bzip2 file git jq make openssl patch perl-base tcl unzip wget xxd xz-utils zip zstd
  libseccomp2 curl sqlite3 redis-server nginx-light python3 strace tmux gcc libc6-dev
  libbpf1 clang-14 llvm-14 libbpf-dev
  apparmor secilc sepol-utils selinux-utils policycoreutils user-mode-linux busybox-static
  runc crun"
case $(uname -m) in
x86_64)
  packages="$packages gcc-multilib libc6-dev-x32 linux-libc-dev-arm64-cross linux-libc-dev-armhf-cross
    linux-libc-dev-riscv64-cross linux-libc-dev-ppc64el-cross linux-libc-dev-s390x-cross linux-libc-dev-mipsel-cross
    linux-libc-dev-mips64el-cross"
  ;;
esac

command -v dpkg-query >/dev/null || { echo "install-tools: not a Debian-like system: install by hand: $packages" >&2; exit 1; }
missing=
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
[ "$(id -u)" = 0 ] || { echo "install-tools: needs root, to install:$missing" >&2; exit 1; }

# The servers are for the tests to start, not for the system: policy-rc.d (invoke-rc.d(8)) keeps dpkg from starting them.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 1' INT TERM HUP
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
apt_get() { apt-get -q -o Dpkg::Use-Pty=0 "$@"; }
# shellcheck disable=SC2086 # a list of packages
if ! apt_get install -y --no-install-recommends $missing >/dev/null 2>&1; then
  apt_get update >/dev/null
  for package in $missing; do
    # One that this release does not have must not keep the others away.
    apt_get install -y --no-install-recommends "$package" >/dev/null || echo "install-tools: $package can't be installed" >&2
  done
fi
