import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../store/driver.ts';
import { historyReader } from '../../store/historyReader.ts';
import { Archivist } from './archivist.ts';
import type { Answered, Answers, Asked, Call } from './calls.ts';

// The archive's thread. Its connection may checkpoint the write-ahead log, and write nothing.
const database = openDatabase((workerData as { readonly file: string }).file);
for (const pragma of ['busy_timeout = 5000', 'synchronous = full', 'query_only = on']) {
  database.exec(`pragma ${pragma}`);
}
const checkpoint = database.prepare('pragma wal_checkpoint(passive)');
const archivist = new Archivist(historyReader(database));
const port = parentPort;

port?.on('message', (asked: Asked) => {
  if ('stop' in asked) {
    database.close();
    port.close();
    return;
  }
  const { id, call } = asked;
  void answer(call).then(
    (answer) => port.postMessage({ id, answer } satisfies Answered, buffersOf(answer)),
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      port.postMessage({ id, error: { name, message } } satisfies Answered);
    },
  );
});

async function answer(call: Call): Promise<Answers[Call['type']]> {
  switch (call.type) {
    case 'content':
      return archivist.content(call.place, call.kind, call.upTo);
    case 'weigh':
      return archivist.weigh(call.place);
    case 'compact':
      return archivist.compact(call.place, call.kind);
    case 'rebuild':
      return archivist.rebuild(call.place, call.kind);
    case 'tidy':
      return (checkpoint.all() as { log: number }[])[0]?.log ?? 0;
  }
}

/** A state is large, and is handed over instead of copied. */
function buffersOf(answer: Answers[Call['type']]): ArrayBuffer[] {
  if (typeof answer !== 'object' || !('state' in answer)) return [];
  const { buffer, byteLength } = answer.state;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
