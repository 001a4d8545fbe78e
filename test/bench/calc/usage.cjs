/** Required by a measured process (NODE_OPTIONS): writes at its end what it used, where it is the one meant. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const { BENCH_USAGE_OF: of, BENCH_USAGE_TO: to } = process.env;
  if (process.argv[1]?.endsWith(of)) writeFileSync(to, JSON.stringify(process.resourceUsage()));
});
