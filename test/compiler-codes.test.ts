import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { NAME_CODES, SEMANTIC_CODES, hasErrors } from '../dsl/index.js';
import { compileText } from './support/compile.js';

for (const code of [...NAME_CODES, ...SEMANTIC_CODES])
  test(`${code.code} (${code.title}) is what its example triggers`, () => {
    const { diagnostics } = compileText(code.example);
    assert.equal([...new Set(diagnostics.map((d) => d.code))], [code.code]);
    assert.is(hasErrors(diagnostics), code.severity === 'error');
  });

test.run();
