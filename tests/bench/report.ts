import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readResults } from './results.ts';
import { markdownTable } from './table.ts';
import { root } from './targets.ts';

// Puts the figures of .cache/bench.json into docs/performance.md: `node --import tsx tests/bench/report.ts`.
const file = join(root, 'docs/performance.md');
const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->'];
const text = readFileSync(file, 'utf8');
const [from, to] = [text.indexOf(begin), text.indexOf(end)];
if (from < 0 || to < from) throw new Error(`docs/performance.md has lost its marks ${begin} and ${end}`);

const results = readResults();
const taken = Object.values(results.measures).filter((measure) => measure.taken.length > 0);
if (taken.length === 0) throw new Error('there are no figures yet: npm run bench');
const several = (values: readonly (string | number)[]) => [...new Set(values)].join(', ');
const how =
  `Taken ${several(taken.map(({ day }) => day))} with Node ${several(taken.map(({ node }) => node))} on ` +
  `${several(taken.map(({ machine }) => machine))}; medians of ${several(taken.map(({ rounds }) => rounds))} rounds.`;
const section = `${begin}\n${how}\n\n${markdownTable(results)}\n`;
writeFileSync(file, `${text.slice(0, from)}${section}${text.slice(to)}`);
