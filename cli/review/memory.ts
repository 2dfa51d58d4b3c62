/** What V8 does about memory. */
import { setFlagsFromString } from 'node:v8';

/** Bytes of a policy, some 1,000 rules: where memory is worth more than the milliseconds that collecting takes. */
export const LARGE_POLICY = 1 << 16;

/**
 * Lets the heap grow by 30 % between collections, not by as much again: it is asked at each of them (v8, Heap::
 * CurrentHeapGrowingMode), so that setting it late is fine. For this process and its threads: who reviews waits for a hand.
 */
export const saveMemory = (): void => setFlagsFromString('--optimize-for-size');
