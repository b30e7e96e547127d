import * as Y from 'yjs';
import { isKeyAllowed, isRootAllowed, valuesRoot } from '../../shared/content/address.ts';
import type { Field } from '../../shared/content/fields.ts';
import { type CloseCode, close } from '../../shared/protocol/close.ts';
import type { Limits } from '../../shared/protocol/limits.ts';
import { type Run, readUpdate, type UpdateSummary } from './update.ts';

export type Verdict =
  /** All of it is known already. */
  | { readonly type: 'nothing' }
  | {
      readonly type: 'fresh';
      /** Client ids that this update binds to its sender. */
      readonly newClients: readonly number[];
    }
  /** It leans on structs that have not arrived. */
  | { readonly type: 'gap' }
  | { readonly type: 'refused'; readonly code: CloseCode; readonly why: string };

/** Decides, from bytes and a few facts, whether an update may enter a document. Changes no content. */
export class Gate {
  private readonly doc: Y.Doc;
  private readonly fields: readonly Field[];
  private readonly clients: Map<number, string | null>;
  private readonly limits: Limits;
  /** Where clients will be when what is on its way to the journal has been committed. */
  private readonly onTheWay = new Map<number, number>();
  private readonly roots = new Set<string>();
  private measured: number;
  private grown = 0;
  private deleted = false;

  /** @param clients whose each known client id is; kept up to date here */
  constructor(doc: Y.Doc, fields: readonly Field[], clients: Map<number, string | null>, limits: Limits) {
    this.doc = doc;
    this.fields = fields;
    this.clients = clients;
    this.limits = limits;
    this.measured = Y.encodeStateAsUpdate(doc).length;
  }

  /** @param personId who sends it; null is the server itself */
  judge(update: Uint8Array, personId: string | null): Verdict {
    if (update.length > this.limits.largeUpdate) return refused(close.tooBig, 'the update is too large');
    const summary = readUpdate(update, valuesRoot);
    if ('malformed' in summary) return refused(close.badUpdate, summary.malformed);
    const stray =
      summary.roots.find((root) => !this.isRoot(root)) ??
      summary.keys.find((key) => !isKeyAllowed(this.fields, key));
    if (stray !== undefined) return refused(close.badUpdate, 'it names a place that this kind does not have');
    if (this.addsNothing(summary)) return { type: 'nothing' };
    if (this.hasGap(summary)) return { type: 'gap' };
    if (summary.runs.some((run) => this.straddlesGarbage(run))) {
      return refused(close.accessChanged, 'it repeats what has been collected meanwhile');
    }
    const newClients = this.signers(summary, personId);
    if (!newClients) return refused(close.badUpdate, 'it is signed with the client id of somebody else');
    if (summary.runs.length > 0 && this.isFull(update.length, summary.roots, newClients)) {
      return refused(close.documentFull, 'the document is full');
    }
    if (summary.deletes.length > 0) this.deleted = true;
    for (const { client, to } of summary.runs) if (to > this.known(client)) this.onTheWay.set(client, to);
    for (const client of newClients) this.clients.set(client, personId);
    for (const root of summary.roots) this.roots.add(root);
    this.grown += update.length;
    return { type: 'fresh', newClients };
  }

  /** Nothing is on its way any more: the document itself says where clients are. */
  settled(): void {
    this.onTheWay.clear();
  }

  ownerOf(client: number): string | null | undefined {
    return this.clients.get(client);
  }

  private isRoot(root: string): boolean {
    return this.roots.has(root) || this.doc.share.has(root) || isRootAllowed(this.fields, root);
  }

  private known(client: number): number {
    return this.onTheWay.get(client) ?? Y.getState(this.doc.store, client);
  }

  private addsNothing({ runs, deletes }: UpdateSummary): boolean {
    for (const run of runs) if (run.to > Y.getState(this.doc.store, run.client)) return false;
    for (let i = 0; i < deletes.length; i += 3) {
      if (!this.isDeleted(deletes[i] ?? 0, deletes[i + 1] ?? 0, deletes[i + 2] ?? 0)) return false;
    }
    return true;
  }

  /** Yjs throws on a struct whose first part is known and has been collected; sent anew it starts after it. */
  private straddlesGarbage({ client, from, to }: Run): boolean {
    const state = Y.getState(this.doc.store, client);
    return from < state && state < to && this.doc.store.clients.get(client)?.at(-1) instanceof Y.GC;
  }

  private isDeleted(client: number, clock: number, length: number): boolean {
    const structs = this.doc.store.clients.get(client);
    if (!structs || clock + length > Y.getState(this.doc.store, client)) return false;
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i += 1) {
      const struct = structs[i];
      if (!struct || struct.id.clock >= clock + length) break;
      if (!struct.deleted) return false;
    }
    return true;
  }

  /** The client ids to bind, or undefined when a new struct is signed with another person's. */
  private signers({ runs }: UpdateSummary, personId: string | null): readonly number[] | undefined {
    let fresh: number[] | undefined;
    for (const { client, to } of runs) {
      if (to <= this.known(client)) continue;
      const owner = this.clients.get(client);
      if (owner === undefined) {
        fresh ??= [];
        if (!fresh.includes(client)) fresh.push(client);
      } else if (owner !== personId) return undefined;
      if (fresh && fresh.length > this.limits.newClients) return undefined;
    }
    return fresh ?? none;
  }

  private isFull(size: number, roots: readonly string[], newClients: readonly number[]): boolean {
    const newRoots = roots.filter((root) => !this.roots.has(root) && !this.doc.share.has(root)).length;
    if (newRoots > 0 && this.doc.share.size + this.roots.size + newRoots > this.limits.roots) return true;
    if (this.clients.size + newClients.length > this.limits.clients) return true;
    if (this.measured + this.grown + size <= this.limits.document) return false;
    if (this.grown < this.limits.document / 64 && !this.deleted) return true;
    this.measured = Y.encodeStateAsUpdate(this.doc).length;
    this.grown = 0;
    this.deleted = false;
    return this.measured + size > this.limits.document;
  }

  /** Whether it leans on what is neither known nor in itself. */
  private hasGap({ runs, leansOn, deletes }: UpdateSummary): boolean {
    for (const { client, from } of runs) if (from > this.known(client)) return true;
    let ends: Map<number, number> | undefined;
    const isMissing = (client: number, clock: number) => {
      if (clock < this.known(client)) return false;
      ends ??= new Map(runs.map((run) => [run.client, run.to]));
      return clock >= (ends.get(client) ?? 0);
    };
    for (let i = 0; i < leansOn.length; i += 2)
      if (isMissing(leansOn[i] ?? 0, leansOn[i + 1] ?? 0)) return true;
    for (let i = 0; i < deletes.length; i += 3) {
      if (isMissing(deletes[i] ?? 0, (deletes[i + 1] ?? 0) + (deletes[i + 2] ?? 0) - 1)) return true;
    }
    return false;
  }
}

const none: readonly number[] = [];

function refused(code: CloseCode, why: string): Verdict {
  return { type: 'refused', code, why };
}
