// The worker from the source tree: threads do not take over tsx.
import { register } from 'tsx/esm/api';
register();
await import('./worker.ts');
