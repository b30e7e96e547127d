import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openDatabase } from '../../server/store/driver.ts';
import { checkpointEvery, lateCommits, normalSync } from './faults.ts';
import { openLiveStore, serveLive } from './live.ts';
import { upkeepOf } from './upkeep.ts';
import type { Asked, Told, VictimSetting } from './victim.ts';

/** A server in a process of its own; see `victim.ts`, which starts it. */
const setting = JSON.parse(process.argv[2] ?? '') as VictimSetting;

const synced = setting.sync === 'normal' ? normalSync(openDatabase) : openDatabase;
const driver = lateCommits(
  setting.checkpointPages ? checkpointEvery(synced, setting.checkpointPages) : synced,
  40,
);
const live = await openLiveStore(setting.folder, driver.open);
const { url } = await serveLive(live, {
  ...(await upkeepOf(live, setting.eager ? 3000 : 200, setting.eager === true)),
  limits: { messagesPerSecond: 1e6, messageBurst: 1e6, bytesPerSecond: 1e9, byteBurst: 1e9 },
});
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const tell = (told: Told) => process.send?.(told);
process.on('message', (asked: Asked) => {
  if (asked.type === 'delay') {
    tell({ type: 'delay', ms: delay.max / 1e6 });
    delay.reset();
    return;
  }
  void addAll(asked.documentIds);
});
process.on('disconnect', () => process.exit(0));
tell({ type: 'listening', url });

async function addAll(documentIds: readonly string[]): Promise<void> {
  driver.lying = false;
  for (const id of documentIds) if (!(await live.documentThing(id))) await live.addDocument(id);
  driver.lying = setting.commits === 'late';
  tell({ type: 'added' });
}
