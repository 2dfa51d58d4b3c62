// `node code-cache.cjs SCRIPT COMMAND ARGUMENT…`: runs a bundle as bin/polc does, and writes V8's code cache of what it
// used to SCRIPT.cache.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');
const { pathToFileURL } = require('node:url');
const { Script } = require('node:vm');

const [, , file] = process.argv;
process.argv.splice(2, 1);
// The package root is the folder above the bundle: true for the folder that is being built, too.
const script = new Script(readFileSync(file, 'latin1'), { filename: file });
process.on('exit', () => writeFileSync(`${file}.cache`, script.createCachedData()));
script.runInThisContext()(require, pathToFileURL(file).href);
