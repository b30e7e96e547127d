import { measures } from './measures.ts';
import { targetNamed, targetNames } from './targets.ts';

// One measure of one target, in a process of its own: `one.ts <measure> <target>`; the figures go to the parent.
const [measureName, targetName] = process.argv.slice(2);
const measure = measures.find(({ name }) => name === measureName);
const target = targetNames.find((name) => name === targetName);
if (!measure || !target) throw new Error('usage: one.ts <measure> <target>');
const figures = await measure.take(targetNamed(target));
const message = typeof figures === 'string' ? { skipped: figures } : { figures };
if (process.send) process.send(message, () => process.exit(0));
else {
  console.log(message);
  process.exit(0);
}
