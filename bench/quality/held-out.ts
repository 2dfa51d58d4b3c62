/**
 * Programs on which the learner was not tuned: chosen, and their runs written down, after the rules of generalising were, and not
 * changed since. They are judged by themselves.
 */
import { row, type Subject } from './programs.js';

export const HELD_OUT: readonly Subject[] = [
  row('nl', 'nl a.txt', 'nl b.txt', 'nl -b a a.txt b.txt'),
  row('paste', 'paste a.txt b.txt', 'paste b.txt a.txt', 'paste -s a.txt'),
  row('cmp', 'cmp a.txt dir/one', 'cmp b.txt a.txt', 'cmp -l a.txt b.txt'),
  row('base64', 'base64 a.txt', 'base64 b.txt', 'base64 -w 4 a.txt'),
  row('tee', 'tee out.txt', 'tee out2.txt', 'tee -a a.txt'),
  row('mv', 'mv a.txt c.txt', 'mv b.txt d.txt', 'mv a.txt b.txt dir'),
  row('ln', 'ln -s a.txt one', 'ln -s b.txt two', 'ln a.txt hard'),
  row('mkdir', 'mkdir new', 'mkdir newer', 'mkdir -p deep/er'),
  row('ar', 'ar rcD lib.a a.txt', 'ar rcD lib2.a b.txt', 'ar rcsD lib.a src.c'),
  row('lz4', 'lz4 -q a.txt a.lz4', 'lz4 -q b.txt b.lz4', 'lz4 -q -m a.txt b.txt'),
  row('ctags', 'ctags src.c', 'ctags src2.c', 'ctags -x src.c'),
  row('strings', 'strings /usr/bin/true', 'strings /usr/bin/false', 'strings -n 8 a.txt'),
  row(
    'strip',
    'strip -o new /usr/bin/true',
    'strip -o newer /usr/bin/false',
    'strip --only-keep-debug -o d /usr/bin/true',
  ),
  row('groff', 'groff -Tascii a.txt', 'groff -Tascii b.txt', 'groff -Tutf8 a.txt'),
  row(
    'ssh-keygen',
    'ssh-keygen -q -t ed25519 -N phrase -f key',
    'ssh-keygen -q -t ed25519 -N phrase -f other',
    'ssh-keygen -q -t rsa -N phrase -f key',
  ),
];
