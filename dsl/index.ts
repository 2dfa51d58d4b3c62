/** The whole surface of `dsl/`: text ⇄ tree. */
export * from './ast.js';
export { assertNever } from './assert-never.js';
export { position, span, type Source, type Span } from './source.js';
export {
  defineCode,
  hasErrors,
  type Code,
  type CodeDefinition,
  type Diagnostic,
  type Finding,
  type Label,
  type Result,
  type Severity,
} from './diagnostics/diagnostic.js';
export { ALL_CODES, findCode } from './diagnostics/registry.js';
export * from './diagnostics/names.js';
export * from './diagnostics/semantics.js';
export * from './diagnostics/backends.js';
export * from './diagnostics/layers.js';
export * from './diagnostics/selinux.js';
export * from './diagnostics/apparmor.js';
export * from './diagnostics/landlock.js';
export * from './diagnostics/lints.js';
export * from './diagnostics/environment.js';
export * from './diagnostics/labels.js';
export * from './diagnostics/supervise.js';
export * from './diagnostics/import.js';
export * from './diagnostics/learn.js';
export * from './diagnostics/tracer.js';
export * from './diagnostics/ebpf.js';
export * from './diagnostics/denials.js';
export * from './diagnostics/review.js';
export * from './diagnostics/logs.js';
export { nearest } from './diagnostics/nearest.js';
export { printable, printableBytes } from './diagnostics/printable.js';
export { parse, parseAccess } from './parse.js';
export { bytesOf, decodeUtf8, escapeGlob, escapeText, literalBytes, plainText, quote } from './strings.js';
export * from './words.js';
export {
  placeOf,
  renderDiagnostics,
  sorted,
  toJson,
  type JsonDiagnostic,
  type RenderOptions,
} from './diagnostics/render.js';
export { LetScope } from './lets.js';
export { load, type Module, type ModuleGraph, type ModuleHost, type ReadResult } from './load.js';
export { link, substituted, type LinkedPolicy, type LinkedProfile } from './link.js';
export { changeRules, insertRules, insertUse, removeRule, replaceRule, type RuleChanges } from './edit.js';
export { applyEdits, type Edit } from './text-edit.js';
export { format, print, printAccess, printRule, printWhen } from './print.js';
