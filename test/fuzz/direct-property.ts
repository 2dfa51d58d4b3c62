/** The compiler's model against the language read directly. */
import { decideSyscall, sameEffect } from '../../compiler/index.js';
import { parse } from '../../dsl/index.js';
import { type ArchName, arch as archOf, syscallName, syscallNumber } from '../../kernel/index.js';
import { direct, subCall } from './direct.js';
import { eventsOf, registers } from './events.js';
import { Wrong, compileCase, describeAnswer, describeEvent } from './filter-property.js';
import type { PolicyCase } from './policy-text.js';
import { Random } from './random.js';

/** Even std/unrestricted grants socket families one by one: a family without a name has no rule. */
const RESOURCES = new Set(['socket', 'socketpair']);

const PERMITTING = new Set(['allow', 'log', 'notify', 'trace']);

/** @returns how many events were compared; undefined for a policy that contradicts itself. @throws Wrong */
export function checkDirect({ text, arches, seed }: PolicyCase, perEntry = 24): number | undefined {
  const profile = compileCase(text);
  if (!profile) return undefined;
  const { value: file } = parse({ path: 'fuzz.policy', text });
  const reading = direct(file, arches, [6, 1]);
  const random = new Random(seed);
  let compared = 0;
  for (const event of eventsOf(profile.filter, random, perEntry)) {
    const name = nameOf(event.audit, event.nr, arches);
    if (name !== undefined && RESOURCES.has(name.call)) continue;
    const actual = decideSyscall(profile.filter, event).answer;
    if (name && (name.call === 'socketcall' || name.call === 'ipc')) {
      // Behind a multiplexer no arguments show: what passes there has to pass directly, whatever the arguments are.
      const sub = subCall(name.arch, name.call, Number(event.args[0] & (name.call === 'ipc' ? 0xffffn : 0xffffffffn)));
      if (sub === undefined || RESOURCES.has(sub) || !PERMITTING.has(actual.kind)) continue;
      if (new RegExp(`\\b${name.call}\\b|@`).test(text)) continue; // the multiplexer itself has rules
      const nr = syscallNumber(name.arch, sub);
      if (nr === undefined) continue;
      for (const args of registers(undefined, random, 4)) {
        const through = reading.answer({ ...event, nr, args });
        if (through && !PERMITTING.has(through.kind) && !PERMITTING.has(otherwiseKind(text)))
          throw new Wrong(
            `${name.call} lets ${sub} pass, which is denied directly: ${describeEvent({ ...event, nr, args })}\n${text}`,
          );
        compared++;
      }
      continue;
    }
    const expected = reading.answer(event);
    if (!expected) continue;
    compared++;
    if (!sameEffect(expected, actual))
      throw new Wrong(
        `the language says ${describeAnswer(expected)}, decide ${describeAnswer(actual)}: ${name?.call ?? ''} ${describeEvent(event)}\n${text}`,
      );
  }
  return compared;
}

const otherwiseKind = (text: string): string => /^ {2}otherwise (\w+)/m.exec(text)?.[1] ?? 'deny';

function nameOf(
  audit: number,
  nr: number,
  arches: readonly ArchName[],
): { readonly arch: ArchName; readonly call: string } | undefined {
  for (const arch of arches) {
    const call = archOf(arch).audit === audit ? syscallName(arch, nr) : undefined;
    if (call !== undefined) return { arch, call };
  }
  return undefined;
}
