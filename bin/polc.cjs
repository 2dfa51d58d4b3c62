'use strict';
// Starts the bundle of the subcommand (scripts/build.mjs), compiled already where the code cache fits this Node.
// CommonJS: Node’s loader of ES modules alone would cost a third of an empty start.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { Script } = require('node:vm');

const dist = join(__dirname, '../dist');
const [, , name = 'help'] = process.argv;
const own = join(dist, `${name}.js`);
// `help` also answers for names that are none.
const file = /^[a-z]+$/.test(name) && existsSync(own) ? own : join(dist, 'help.js');
const source = read(file);
if (Buffer.isBuffer(source)) {
  const cache = read(`${file}.cache`);
  const cachedData = Buffer.isBuffer(cache) ? cache : undefined;
  const script = new Script(source.toString('latin1'), { filename: file, cachedData });
  script.runInThisContext()(require, pathToFileURL(file).href);
} else {
  const { code, message } = source;
  const problem =
    code === 'ENOENT' ? 'it is not built yet; run `npm ci` in its folder' : `it can’t be read: ${message}`;
  console.error(`polc: ${problem}`);
  process.exitCode = name === 'run' ? 125 : 2;
}

/** @returns the error where it can't be read. */
function read(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    return error;
  }
}
