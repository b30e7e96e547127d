import { isKeyAllowed, isRootAllowed, rowOfRemovalKey } from '../../shared/content/address.ts';
import type { Field } from '../../shared/content/fields.ts';
import { type CloseCode, close, lockedReason } from '../../shared/protocol/close.ts';
import type { Limits } from '../../shared/protocol/limits.ts';
import { Gap, Malformed } from './cursor.ts';
import { newsIn } from './join.ts';
import type { Known } from './known.ts';
import type { LockedCopy } from './lockedCopy.ts';
import { type Judge, Placing } from './placing.ts';
import { type Part, readUpdate, type Section } from './update.ts';

export type Verdict =
  /** All of it is known already. */
  | { readonly type: 'nothing' }
  | {
      readonly type: 'fresh';
      /** What is new in it, to be stored and sent on: usually the very bytes. */
      readonly news: Part;
      /** Client ids that this update binds to its sender. */
      readonly newClients: readonly number[];
      /** Other clients whose structs it leans on. */
      readonly leansOn: readonly number[];
    }
  /** It leans on structs that have not arrived. */
  | { readonly type: 'gap' }
  | { readonly type: 'refused'; readonly code: CloseCode; readonly why: string };

export type Fresh = Extract<Verdict, { type: 'fresh' }>;

export interface GateSetting {
  readonly fields: readonly Field[];
  readonly known: Known;
  /** Whose each known client id is; kept up to date here. */
  readonly clients: Map<number, string | null>;
  readonly limits: Limits;
  /** What nobody who comes through this gate may write: nothing, unless there are locks. */
  readonly locks?: Locks;
  /** Kept up to date here, for documents with locks. */
  readonly copy?: LockedCopy;
}

export interface Locks {
  /** @param address of a text, a value or a row */
  isLocked(address: string): boolean;
  /**
   * Whether these clocks are deleted already in a document that is up to date. Asked for deletions only: of values set
   * by two at once one is deleted without anybody having said so.
   */
  isGone?(client: number, from: number, to: number): boolean;
}

/**
 * Decides, from bytes and what is known, whether an update may enter a document. What it lets in counts as known from
 * then on: whoever can't store it throws the gate away with everything else.
 */
export class Gate {
  readonly known: Known;
  private readonly clients: Map<number, string | null>;
  private readonly limits: Limits;
  private readonly placing: Placing;
  private readonly copy: LockedCopy | undefined;
  private pastLocks = false;

  constructor({ fields, known, clients, limits, locks, copy }: GateSetting) {
    this.known = known;
    this.clients = clients;
    this.limits = limits;
    this.copy = copy;
    const held = locks && {
      ...locks,
      isLocked: (address: string) => !this.pastLocks && locks.isLocked(address),
    };
    this.placing = new Placing(known, judgeOf(fields, limits, held));
  }

  /**
   * @param personId who sends it; null is the server itself
   * @param pastLocks for an action's own edit, whoever signs it
   */
  judge(update: Uint8Array, personId: string | null, pastLocks = false): Verdict {
    this.pastLocks = pastLocks;
    const news = this.newsOf(update);
    if ('type' in news) return news;
    const { sections } = news.summary;
    const newClients = this.signers(sections, personId);
    if (!newClients) return refused(close.badUpdate, 'it is signed with the client id of somebody else');
    if (sections.length > 0 && this.isFull(news.bytes.length, newClients.length)) {
      return refused(close.documentFull, 'the document is full');
    }
    const refusal = this.place(news);
    if (refusal) return refusal;
    this.known.size += news.bytes.length;
    this.copy?.add(news.bytes);
    for (const client of newClients) this.clients.set(client, personId);
    return { type: 'fresh', news, newClients, leansOn: [...this.placing.leansOn] };
  }

  /**
   * What somebody who may only read has sent: it is never let in, and so may not count as known.
   * @param isStock whether the client can't be told that it may only read. Yjs deletes by itself what follows from
   * other deletions and marks that say nothing new: such deletions are passed over.
   */
  judgeReader(update: Uint8Array, isStock: boolean): Verdict {
    const news = this.newsOf(update);
    if ('type' in news && news.type !== 'gap') return news;
    if (isStock && !('type' in news) && news.summary.sections.length === 0) return nothing;
    return refused(close.rightLost, 'this socket may only read');
  }

  ownerOf(client: number): string | null | undefined {
    return this.clients.get(client);
  }

  /** What of an update is not known yet, unless that is nothing or can't be told. */
  private newsOf(update: Uint8Array): Part | Verdict {
    if (update.length > this.limits.largeUpdate) return refused(close.tooBig, 'the update is too large');
    const summary = readUpdate(update);
    if ('malformed' in summary) return refused(close.badUpdate, summary.malformed);
    if (summary.sections.length + summary.deletes.length === 0) return nothing;
    this.known.complete();
    const news = newsIn({ bytes: update, summary }, this.known);
    if (news === 'gap') return gap;
    return news.summary.sections.length + news.summary.deletes.length === 0 ? nothing : news;
  }

  private place(news: Part): Verdict | undefined {
    try {
      this.placing.place(news);
      return undefined;
    } catch (error) {
      this.placing.undo();
      if (error instanceof Gap) return gap;
      if (error instanceof Full) return refused(close.documentFull, 'the document is full');
      if (error instanceof Locked) return refused(close.rightLost, lockedReason);
      if (error instanceof Malformed) return refused(close.badUpdate, error.message);
      throw error;
    }
  }

  /** The client ids to bind, or undefined when a new struct is signed with another person's. */
  private signers(sections: readonly Section[], personId: string | null): readonly number[] | undefined {
    let fresh: number[] | undefined;
    for (const { client } of sections) {
      const owner = this.clients.get(client);
      if (owner === undefined) {
        fresh ??= [];
        fresh.push(client);
        if (fresh.length > this.limits.newClients) return undefined;
      } else if (owner !== personId) return undefined;
    }
    return fresh ?? none;
  }

  private isFull(size: number, newClients: number): boolean {
    return (
      this.known.size + size > this.limits.document || this.clients.size + newClients > this.limits.clients
    );
  }
}

/** Raised when an update names more roots than a document may have; never leaves this file. */
class Full extends Error {}

/** Raised when an update touches what is locked; never leaves this file. */
class Locked extends Error {}

function judgeOf(fields: readonly Field[], limits: Limits, locks: Locks | undefined): Judge {
  return {
    depth: limits.depth,
    root(name, rootCount) {
      if (!isRootAllowed(fields, name)) throw new Malformed(stray);
      if (rootCount >= limits.roots) throw new Full();
    },
    key(name) {
      if (!isKeyAllowed(fields, name)) throw new Malformed(stray);
    },
    ...(locks && {
      touch(address: string) {
        if (locks.isLocked(rowOfRemovalKey(address) ?? address)) throw new Locked();
      },
      touchDeleted(address: string, client: number, from: number, to: number) {
        if (!locks.isLocked(rowOfRemovalKey(address) ?? address)) return;
        if (!locks.isGone?.(client, from, to)) throw new Locked();
      },
    }),
  };
}

const stray = 'it names a place that this kind does not have';

const none: readonly number[] = [];
const nothing: Verdict = { type: 'nothing' };
const gap: Verdict = { type: 'gap' };

function refused(code: CloseCode, why: string): Verdict {
  return { type: 'refused', code, why };
}
