import { afterEach, beforeEach, expect, it } from 'vitest';
import { uuidv7 } from '../../shared/ids.ts';
import { close } from '../../shared/protocol/close.ts';
import { hostileUpdate, value } from '../kit/hostile.ts';
import {
  type HeldLog,
  heldLog,
  type LiveServer,
  type LiveStore,
  openLiveStore,
  serveLive,
  until,
} from '../kit/live.ts';
import { readAlone, Witness } from '../kit/witness.ts';

const documentId = uuidv7(920);
let live: LiveStore;
let log: HeldLog;
let served: LiveServer;

beforeEach(async () => {
  live = await openLiveStore();
  await live.addDocument(documentId);
  log = heldLog(live.store.log);
  served = await serveLive(live, { log });
});
afterEach(async () => {
  log.release();
  await served.stop();
  await live.close();
});

const update = hostileUpdate({ structs: [value('before', 58)] });
const address = () => `${served.url}/live/${documentId}?protocol=1`;

async function enter(person: string): Promise<Witness> {
  const witness = new Witness(address(), person);
  await until('it is in', () => witness.saved);
  return witness;
}

/** Whatever the server had to say to what was sent so far has been said. */
async function heardOut(witness: Witness): Promise<void> {
  const { answers } = witness;
  witness.ask();
  await until('it is answered', () => witness.answers > answers);
}

/** One sends, and while it is being written another page of the same person sends the same. */
async function sendTwice(): Promise<readonly [Witness, Witness, Witness]> {
  const pages = [await enter('ana'), await enter('ana'), await enter('ben')] as const;
  const [first, second] = pages;
  log.hold();
  const { writes } = log;
  first.send(update);
  await until('it is being written', () => log.writes > writes);
  second.send(update);
  await heardOut(second);
  return pages;
}

it('L105: what is sent again while it is being written is acknowledged with it, not before', async () => {
  const [first, second, reader] = await sendTwice();
  await heardOut(reader);
  expect([first.durable, second.durable]).toEqual([1, 1]);
  expect((await readAlone(address())).lacks(update)).toBeDefined();
  expect(reader.shown.filter((shown) => shown.length > 2)).toEqual([]);
  log.release();
  await until('both are told', () => first.saved && second.saved);
  expect((await readAlone(address())).lacks(update)).toBeUndefined();
});

it('L105: and never, when it could not be written', async () => {
  const [first, second, reader] = await sendTwice();
  log.fail(new Error('disk full'));
  log.release();
  expect([await first.refused(), await second.refused(), await reader.refused()]).toEqual(
    Array.from({ length: 3 }, () => close.storage),
  );
  expect([first.durable, second.durable]).toEqual([1, 1]);
  log.fail(undefined);
  expect((await readAlone(address())).lacks(update)).toBeDefined();
  const back = await enter('ana');
  back.send(update);
  await until('it is saved', () => back.saved);
  expect((await readAlone(address())).lacks(update)).toBeUndefined();
});
