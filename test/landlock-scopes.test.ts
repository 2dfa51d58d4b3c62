/** Landlock's ports and scopes on the running kernel, and the forms of TCP that it leaves to the filter. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { landlockCoverage } from '../backends/landlock/index.js';
import type { ResourceAccess } from '../compiler/index.js';
import { check, needs, policy } from './support/landlock-cases.js';
import { hostAbi, probe, PYTHON } from './support/landlock.js';

const abi = hostAbi();

const listener = async (): Promise<{ port: number; close: () => void }> => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, close: () => server.close() };
};

needs('TCP by port; and its other forms, which Landlock does not see', 4, async () => {
  const open = await listener();
  const closed = await listener();
  const free = open.port + 1 === closed.port ? open.port + 2 : open.port + 1;
  try {
    const made = policy(`allow connect tcp any port ${open.port}\n    allow bind tcp port ${free}`);
    const net = (op: 'bind' | 'connect', port: number): ResourceAccess => ({
      kind: 'net',
      op,
      transport: 'tcp',
      address: { family: 4, value: 0x7f000001n },
      port: BigInt(port),
    });
    // The listener lives in this process, which waits for the probe: the kernel's queue takes the connections.
    check(made, [
      [['tcp connect', open.port], [net('connect', open.port)], 'ok'],
      [['tcp connect', closed.port], [net('connect', closed.port)], 'EACCES'],
      [['tcp bind', free], [net('bind', free)], 'ok'],
      [['tcp bind', free + 2], [net('bind', free + 2)], 'EACCES'],
      [['tcp6 bind', free + 2], [net('bind', free + 2)], 'EACCES'],
      [['udp bind', free + 2], [{ ...net('bind', free + 2), transport: 'udp' } as ResourceAccess], 'ok'],
      // facts §7, and why DESIGN §2 has the filter close these three.
      [['mptcp connect', closed.port], [net('connect', closed.port)], 'ok'],
      [['fast open', closed.port], [net('connect', closed.port)], 'ok'],
      [['listen unbound'], [net('bind', 0)], 'ok'],
    ]);
    const coverage = landlockCoverage(made.model, abi).operations;
    assert.is(coverage.get('connect tcp')?.kind, 'wider');
    assert.is(coverage.get('bind udp')?.kind, abi < 10 ? 'none' : 'exact');
    const both = landlockCoverage(made.model, abi, { withSeccomp: true }).operations;
    assert.is(both.get('connect tcp')?.kind, 'exact');
    const filtered = probe(
      made,
      [
        ['tcp connect', open.port],
        ['mptcp connect', closed.port],
        ['fast open', closed.port],
      ],
      {
        seccomp: true,
      },
    );
    assert.equal(filtered, ['ok', 'EPERM', 'EPERM'], 'the filter closes what Landlock leaves');
    const noBind = policy(`allow connect tcp any port ${open.port}`);
    assert.equal(probe(noBind, [['listen unbound']], { seccomp: true }), ['EPERM']);
  } finally {
    open.close();
    closed.close();
  }
});

needs('signals and abstract sockets stay within', 6, async () => {
  const name = `polc-landlock-${process.pid}`;
  // Node 20 pads abstract names with zeros.
  const script = `import socket,time;s=socket.socket(socket.AF_UNIX);s.bind("\\0${name}");s.listen(9);print(1,flush=True);time.sleep(60)`;
  const outside = spawn(PYTHON, ['-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(outside.stdout, 'data');
  try {
    const pid = outside.pid ?? 0;
    const signal = (peer: string | undefined): ResourceAccess => ({ kind: 'signal', signal: 18, peer });
    const abstract: ResourceAccess = { kind: 'unix', op: 'connect', name: `@${name}` };
    check(policy(''), [
      [['signal', pid], [signal(undefined)], 'EPERM'],
      [['signal self'], [signal('p')], 'ok'],
      [['abstract connect', name], [abstract], 'EPERM'],
      [['ptrace', pid], [{ kind: 'ptrace', op: 'trace', peer: undefined }], 'EPERM'],
    ]);
    check(policy(`allow signal cont\n    allow connect unix "@polc-landlock-*"`), [
      [['signal', pid], [signal(undefined)], 'ok'],
      [['abstract connect', name], [abstract], 'ok'],
    ]);
    const tracing = policy('allow ptrace trace, read');
    assert.is(
      tracing.ruleset.lost.find((lost) => lost.right === 'all')?.why,
      'profile `p` may trace other processes than its children',
    );
    check(tracing, [[['ptrace', pid], [{ kind: 'ptrace', op: 'trace', peer: undefined }], 'ok']]);
  } finally {
    outside.kill('SIGKILL');
  }
});

test.run();
