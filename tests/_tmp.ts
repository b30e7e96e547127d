import { GateTrial } from './kit/gateTrial.ts';
import { hostileFrame } from './kit/hostile.ts';
import { seeded } from './kit/live-edits.ts';
import { runTrial } from './kit/gateRun.ts';
const why = new Map<string, number>();
for (let seed = 1; seed < 30; seed++) { const t = new GateTrial(); const r = seeded(seed); for (let i = 0; i < 300; i++) { const f = hostileFrame(r, { vector: t.gate.known.vector(), frames: t.rows }); const v = t.send(f, 'ana'); const k = v.type === 'refused' ? v.why : v.type; why.set(k, (why.get(k) ?? 0) + 1); if (i%90==89) t.reload(); } }
console.log([...why].sort((a, b) => b[1] - a[1]));
const from = performance.now(); let bad = 0;
for (let seed = 100; seed < 100 + Number(process.argv[2] ?? 100); seed++) { try { runTrial(seed, 300);} catch (e) { bad++; if (bad < 6) console.log((e as Error).message.slice(0, 300), (e as Error).cause); } }
console.log('bad', bad, (performance.now() - from).toFixed(0), 'ms');
