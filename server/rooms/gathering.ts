import type { Fresh } from './gate.ts';
import { joinUpdates } from './join.ts';
import type { Part } from './update.ts';

interface Group<Sender> {
  readonly sender: Sender;
  readonly at: number;
  readonly parts: Part[];
  readonly newClients: number[];
  size: number;
}

/** What one sender's updates have become: a single one, unless they could not be joined. */
export interface Joined<Sender> {
  readonly sender: Sender;
  readonly updates: readonly Uint8Array[];
  readonly newClients: readonly number[];
}

/** What is written together. */
export interface Batch<Sender> {
  readonly joined: readonly Joined<Sender>[];
  /** The frames, by number, that are on disk with it. */
  readonly frames: Map<Sender, number[]>;
}

/**
 * The updates of a document that wait for the next commit, joined by sender: a burst of typing becomes one row of
 * the log and one message to everybody else. What leans on another's update comes after it.
 */
export class Gathering<Sender extends object> {
  private groups: Group<Sender>[] = [];
  frames: Batch<Sender>['frames'] = new Map();
  private readonly open = new Map<Sender, Group<Sender>>();
  /** The last group that holds structs of a client id. */
  private readonly signedIn = new Map<number, number>();
  private readonly largest: number;

  /** @param largest bytes that one joined update may have */
  constructor(largest: number) {
    this.largest = largest;
  }

  isEmpty(): boolean {
    return this.groups.length === 0;
  }

  add(sender: Sender, fresh: Fresh): void {
    const group = this.groupFor(sender, fresh);
    group.parts.push(fresh.news);
    group.newClients.push(...fresh.newClients);
    group.size += fresh.news.bytes.length;
    for (const { client } of fresh.news.summary.sections) this.signedIn.set(client, group.at);
  }

  /** These frames count as stored once all that has been added so far, or a batch taken earlier, is. */
  note(sender: Sender, frames: readonly number[], batch: Pick<Batch<Sender>, 'frames'> = this): void {
    const noted = batch.frames.get(sender);
    if (noted) noted.push(...frames);
    else batch.frames.set(sender, [...frames]);
  }

  take(): Batch<Sender> {
    const { groups, frames } = this;
    this.groups = [];
    this.frames = new Map();
    this.open.clear();
    this.signedIn.clear();
    const joined = groups.map(({ sender, parts, newClients }) => {
      const [only] = parts;
      const updates = only && parts.length === 1 ? [only.bytes] : joinUpdates(parts);
      return { sender, updates, newClients };
    });
    return { joined, frames };
  }

  private groupFor(sender: Sender, fresh: Fresh): Group<Sender> {
    const known = this.open.get(sender);
    const fits = known && known.size + fresh.news.bytes.length <= this.largest;
    if (fits && this.leansAtMostOn(fresh, known.at)) return known;
    const group = { sender, at: this.groups.length, parts: [], newClients: [], size: 0 };
    this.groups.push(group);
    this.open.set(sender, group);
    return group;
  }

  /** Whether nothing that it builds on comes after that group. */
  private leansAtMostOn({ news: { summary }, leansOn }: Fresh, at: number): boolean {
    const isLater = (client: number) => (this.signedIn.get(client) ?? 0) > at;
    return !(
      summary.sections.some(({ client }) => isLater(client)) ||
      summary.deletes.some(({ client }) => isLater(client)) ||
      leansOn.some(isLater)
    );
  }
}
