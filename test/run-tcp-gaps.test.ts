/** Ways around Landlock's TCP rules that have been found in other tools, tried through `polc run` against real listeners. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hostAbi } from './support/landlock.js';
import { folderWith, POLC } from './support/polc.js';
import { skip } from './support/skip.js';

/** Starts two listeners, runs the client under the policy with their ports, and prints what it says. */
const SERVER = `
import os, socket, subprocess, sys
polc, policy, client = sys.argv[1:]
servers = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
allowed, other = (s.getsockname()[1] for s in servers)
text = open(policy).read().replace("PORT", str(allowed))
open(policy, "w").write(text)
run = ["/usr/bin/python3", "-IS", client, str(allowed), str(other)]
if polc: run = [polc, "run", policy, "--"] + run
sys.exit(subprocess.run(run).returncode)
`;

const CLIENT = `
import errno, socket, sys
allowed, other = int(sys.argv[1]), int(sys.argv[2])
MSG_FASTOPEN, IPPROTO_MPTCP = 0x20000000, 262
def tell(name, do):
    try: do(); said = "ok"
    except OSError as e: said = errno.errorcode.get(e.errno, str(e.errno))
    print(name, said)
def tcp(protocol=0): return socket.socket(socket.AF_INET, socket.SOCK_STREAM, protocol)
def connect(port): tcp().connect(("127.0.0.1", port))
tell("connect", lambda: connect(allowed))
tell("connect-other", lambda: connect(other))
tell("fastopen-other", lambda: tcp().sendto(b"x", MSG_FASTOPEN, ("127.0.0.1", other)))
tell("fastopen-sendmsg", lambda: tcp().sendmsg([b"x"], [], MSG_FASTOPEN, ("127.0.0.1", other)))
def mptcp():
    s = tcp(IPPROTO_MPTCP)
    s.connect(("127.0.0.1", other))
tell("mptcp-other", mptcp)
tell("listen-unbound", lambda: tcp().listen(1))
tell("bind", lambda: tcp().bind(("127.0.0.1", 0)))
`;

const POLICY = `use std/base, std/threads
profile client {
  allow read, list, map "/**"
  allow connect tcp any port PORT
}
`;

function answers(polc: string): Readonly<Record<string, string>> {
  const folder = folderWith({ 'client.policy': POLICY, 'client.py': CLIENT, 'server.py': SERVER });
  const at = (name: string): string => join(folder, name);
  const { stdout, stderr, status } = spawnSync(
    '/usr/bin/python3',
    ['-IS', at('server.py'), polc, at('client.policy'), at('client.py')],
    { encoding: 'utf8', timeout: 60_000 },
  );
  assert.is(status, 0, stderr);
  return Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  );
}

const python = spawnSync('/usr/bin/python3', ['-IS', '-c', '']).status === 0;
const missing = !python ? '/usr/bin/python3' : hostAbi() < 4 ? 'Landlock ABI 4' : undefined;
if (missing !== undefined) skip(missing, 'no way leads around the TCP ports of a policy');
else
  test('no way leads around the TCP ports of a policy', () => {
    const bare = answers('');
    for (const name of ['connect', 'connect-other', 'listen-unbound', 'bind']) assert.is(bare[name], 'ok', name);
    const { connect, ...rest } = answers(POLC);
    assert.is(connect, 'ok');
    assert.equal(rest, {
      'connect-other': 'EACCES', // Landlock's; the others are the filter's
      'fastopen-other': 'EPERM',
      'fastopen-sendmsg': 'EPERM',
      'mptcp-other': 'EPERM',
      'listen-unbound': 'EPERM',
      bind: 'EPERM',
    });
  });

test.run();
