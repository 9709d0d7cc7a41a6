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
  // A reader that has seen enough (`matxich export … | head`) closes the pipe. That is no failure, and no reason to end at once:
  // the database must be closed first.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
  // Without it React checks and explains while it draws a page, for nobody (docs/decisions/0006-web-app.md).
  process.env.NODE_ENV ||= 'production'
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2), process)
}
