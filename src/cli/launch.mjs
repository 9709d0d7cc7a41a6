#!/usr/bin/env node
// Plain JavaScript, so that an older Node can read it and say what is missing; it would meet a .ts file with a riddle.
const OLDEST_NODE = 24

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `Matxich runs on Node ${OLDEST_NODE}; this is Node ${process.versions.node}.\n` +
      'npm installs the right one beside Matxich, unless install scripts are switched off. In this folder, run:\n' +
      '  npm rebuild node --ignore-scripts=false\n' +
      'and then npm start (or: npm run -s matxich -- help).\n',
  )
  process.exitCode = 1
} else {
  await import('./main.ts')
}
