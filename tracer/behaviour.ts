/** When two observations are the same behaviour: the identity under which runs add up. */
import { assertNever } from '../dsl/index.js';
import type { Observation } from './trace.js';

/** Equal strings: the same behaviour. Parts are divided by NUL, which no path and no name has. */
export function behaviourKey(observation: Observation): string {
  switch (observation.kind) {
    case 'syscall': {
      const { arch, syscall, args } = observation;
      return args === undefined
        ? `s\0${arch}\0${syscall}`
        : `s\0${arch}\0${syscall}\0${Object.keys(args)
            .sort()
            .map((name) => `${name}=${args[name]}`)
            .join('\0')}`;
    }
    case 'file': {
      const { op, path, name = '', object, owner, rest } = observation;
      return `f\0${op}\0${path}\0${name}\0${object}\0${owner ? 'o' : ''}${rest ? 'r' : ''}`;
    }
    case 'exec': {
      const { path, name = '', into = '', owner, setuid } = observation;
      return `x\0${path}\0${name}\0${into}\0${owner ? 'o' : ''}${setuid ? 's' : ''}`;
    }
    case 'net':
      return `n\0${observation.op}\0${observation.transport}\0${observation.address}\0${observation.port}`;
    case 'unix':
      return `u\0${observation.op}\0${observation.name}`;
    case 'socket':
      return `k\0${observation.family}\0${observation.type}\0${observation.protocol}`;
    case 'capability':
      return `c\0${observation.capability}`;
    case 'signal':
      return `g\0${observation.signal}\0${observation.to}`;
    case 'ptrace':
      return `p\0${observation.op}\0${observation.to}`;
    case 'memory':
      return 'w';
    case 'namespace':
      return `N\0${observation.namespace}`;
    case 'mount':
      // An absent type or target is another behaviour than an empty one.
      return `m\0${observation.op}\0${observation.type ?? '\0'}\0${observation.target ?? '\0'}`;
    case 'ioctl':
      return `i\0${observation.request}`;
    default:
      return assertNever(observation);
  }
}
