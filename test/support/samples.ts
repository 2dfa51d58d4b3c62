/** Policies that the tests of the language run over: those of the repository, and the one of the design. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Touches every construct of the language at least once. */
export const TOUR = String.raw`use std/base, std/dns                       # policies/std/*.policy

let sites = ["/srv/www/**", "/var/www/**"]
let web = [80, 443, 8000..8099]

profile nginx {
  program "/usr/sbin/nginx"
  otherwise errno EPERM
  require seccomp, landlock                 # run refuses without them

  # files
  allow read, list sites, "/etc/nginx/**"
  allow append, create "/var/log/nginx/*.log"
  allow read, modify owner "@{HOME}/.cache/nginx/**"
  deny  modify "/etc/**"                    because "configuration is deployed, never edited"

  allow exec "/usr/lib/cgi-bin/*" as cgi
  allow exec "/bin/true" inherit log

  allow bind tcp port web
  allow connect tcp 10.0.0.0/8 port 5432, 6379
  allow connect tcp 2001:db8::/32
  allow connect udp any port 53
  allow connect unix "/run/php/*.sock", "\@abstract"
  allow socket netlink route

  allow capability net_bind_service, setuid, setgid
  allow signal hup, term to cgi
  allow ptrace read to cgi
  deny  memory write-exec
  allow namespace user
  allow mount tmpfs on "/run/app/**"
  deny umount on "/run/app/**"
  allow ioctl TIOCGWINSZ, FIONBIO, 0x5400..0x54ff

  allow syscall @io-event, sendfile, accept4(flags & ~SOCK_CLOEXEC == 0)
  allow syscall personality(personality in [0, 8, 0x20000..0x20008])
  allow syscall socket((family == AF_UNIX or family == AF_INET) and not type & 0xf == SOCK_RAW, protocol not in [1, 2])
  allow syscall lseek(offset >= -1), fchmod(mode & (S_ISUID | S_ISGID) == 0o0), mmap(arg3 & 0x20 != 0)
  deny  syscall clone3 errno ENOSYS
  deny  syscall ptrace kill thread
  deny  syscall acct trap 7
  allow syscall mknodat notify
  when arch == x86_64 and not capability sys_admin { allow syscall arch_prctl(option == ARCH_SET_FS) }
  when kernel >= 6.3 or arch in [aarch64, riscv64] {
    when not (kernel < 5.13 or arch != x86_64) { deny syscall iopl }
  }
  accept open chmod, stat because "the files are public"
}

profile cgi extends std/worker.worker { otherwise kill; unknown otherwise; arch x86_64, aarch64; syscalls listed }
profile owner extends cgi { unknown errno ENOSYS }

test nginx {
  expect allow read "/etc/nginx/nginx.conf"
  expect deny  read "/etc/shadow"
  expect deny  connect tcp 192.0.2.1 port 80
  expect errno ENOSYS syscall clone3
  expect trap syscall acct
}
`;

export function samplePolicies(): { path: string; text: string }[] {
  const found = [{ path: 'tour', text: TOUR }];
  for (const folder of ['policies/std', 'policies/apps', 'policies/runtimes']) {
    if (!existsSync(join(root, folder))) continue;
    for (const name of readdirSync(join(root, folder)).filter((n) => n.endsWith('.policy'))) {
      found.push({ path: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') });
    }
  }
  return found;
}
