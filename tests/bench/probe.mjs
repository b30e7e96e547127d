import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';

// Loaded into every server under test by `node --import`: answers the bench's questions, ends with it.
const delay = monitorEventLoopDelay({ resolution: 5 });
const milliseconds = (nanoseconds) => nanoseconds / 1e6;

async function answer({ id, ask }) {
  if (ask === 'watch') {
    delay.reset();
    delay.enable();
  }
  if (ask === 'memory') {
    for (let i = 0; i < 3; i += 1) {
      globalThis.gc?.();
      await turn();
    }
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({
    id,
    answer: {
      heap: heapUsed + external,
      rss,
      delayMax: milliseconds(delay.max),
      delayP99: milliseconds(delay.percentile(99)),
    },
  });
}

process.on('message', (message) => void answer(message));
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
