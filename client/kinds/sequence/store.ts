import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { under } from '../../../shared/content/address.ts';
import type { Field, Row, Value } from '../../../shared/content/fields.ts';
import { lineNodes } from '../../../shared/content/fragments.ts';
import { contentOf } from '../../../shared/content/json.ts';
import { fragmentIn } from '../../../shared/content/layout.ts';
import { lineText } from '../../../shared/content/text.ts';
import { sequenceFields } from '../../../shared/kinds/sequence/fields.ts';
import { readSequence, readUnit, type Sequence, type Unit } from '../../../shared/kinds/sequence/read.ts';
import { type OpenDocument, useOpenDocument } from '../../editor/open.ts';

/** Everything but the long texts, which no rule looks at. */
const ruled = lean(sequenceFields);

function lean(fields: readonly Field[]): readonly Field[] {
  return fields
    .filter(({ type }) => type !== 'rich')
    .map((field) => (field.type === 'list' ? { ...field, row: lean(field.row) } : field));
}

/** Words are read again this long after somebody typed; values at once. In milliseconds. */
const settle = 150;

/** The open document as its rules read it. Only what changed is read again, and what did not stays the same object. */
export class SequenceStore {
  private readonly open: Pick<OpenDocument, 'ydoc' | 'values'>;
  private readonly listeners = new Set<() => void>();
  private sequence: Sequence | undefined;
  private readonly changed = new Set<string>();
  private stop: (() => void) | undefined;

  constructor(open: Pick<OpenDocument, 'ydoc' | 'values'>) {
    this.open = open;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.stop ??= this.watch();
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.stop?.();
      this.stop = undefined;
      this.sequence = undefined;
    };
  };

  readonly current = (): Sequence => {
    if (this.sequence && this.changed.size > 0) {
      const units = this.sequence.units.map((unit) =>
        this.changed.has(unit.id) ? this.readUnit(unit.id) : unit,
      );
      this.sequence = { ...this.sequence, units };
    }
    this.changed.clear();
    this.sequence ??= readSequence(
      contentOf(this.open.ydoc, { name: 'sequence', version: 1, fields: ruled }).fields,
    );
    return this.sequence;
  };

  private watch(): () => void {
    const { values, ydoc } = this.open;
    const unwatch = values.watch((addresses) => {
      for (const address of addresses) {
        const [list, unit, ...rest] = address.split('/');
        if (list === 'units' && unit !== undefined && rest.length > 0) this.changed.add(unit);
        else this.sequence = undefined;
      }
      this.tell();
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    let touched = new Set<unknown>();
    let isElsewhere = false;
    const words = () => {
      timer = undefined;
      const names = [...ydoc.share].flatMap(([name, text]) => (touched.has(text) ? [name] : []));
      const isTouched = (place: string) => isElsewhere || names.some((name) => name.startsWith(`${place}/`));
      if (this.readWords(isTouched)) this.tell();
      touched = new Set();
      isElsewhere = false;
    };
    const later = (
      _: Uint8Array,
      origin: unknown,
      doc: Y.Doc,
      { local, changedParentTypes }: Y.Transaction,
    ) => {
      // A text that comes from elsewhere may be one that nobody here has met.
      if (!local) isElsewhere = true;
      for (const type of changedParentTypes.keys()) touched.add(type);
      timer ??= setTimeout(words, settle);
    };
    ydoc.on('update', later);
    return () => {
      clearTimeout(timer);
      ydoc.off('update', later);
      unwatch();
    };
  }

  /** @returns whether any word that a rule looks at is another, in the places that were touched */
  private readWords(isTouched: (place: string) => boolean): boolean {
    const { sequence } = this;
    if (!sequence) return false;
    for (const unit of sequence.units) {
      if (!isTouched(under('units', unit.id))) continue;
      const at = (name: string) => this.words(under('units', unit.id, name));
      if (at('title') !== unit.title || at('course') !== unit.course) this.changed.add(unit.id);
    }
    const isOther = (list: string, rows: readonly { readonly id: string }[], names: readonly string[]) =>
      isTouched(list) &&
      rows.some((row) =>
        names.some((name) => this.words(under(list, row.id, name)) !== Reflect.get(row, name)),
      );
    if (
      isOther('standards', sequence.standards, ['code', 'statement', 'framework', 'version']) ||
      isOther('calendars', sequence.calendars, ['name']) ||
      sequence.calendars.some(
        ({ id, breaks, terms }) =>
          isOther(under('calendars', id, 'breaks'), breaks, ['name']) ||
          isOther(under('calendars', id, 'terms'), terms, ['name']),
      )
    ) {
      this.sequence = undefined;
      return true;
    }
    return this.changed.size > 0;
  }

  private readUnit(id: string): Unit {
    const { values } = this.open;
    const address = under('units', id);
    const fields: Record<string, Value> = {};
    for (const name of ['grade', 'week', 'day', 'weeks', 'days'])
      put(fields, name, values.value(under(address, name)));
    for (const name of ['title', 'course']) {
      const fragment = fragmentIn(this.open.ydoc, under(address, name));
      if (fragment) fields[name] = lineNodes(fragment);
    }
    for (const [list, names] of Object.entries(nested)) {
      fields[list] = values.rows(under(address, list)).map((row): Row => {
        const own: Record<string, Value> = {};
        for (const name of names) put(own, name, values.value(under(address, list, row, name)));
        return { id: row, fields: own };
      });
    }
    return readUnit({ id, fields });
  }

  private words(address: string): string {
    const fragment = fragmentIn(this.open.ydoc, address);
    return fragment ? lineText(lineNodes(fragment)).trim() : '';
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const nested = { standards: ['standard', 'emphasis', 'level'], prerequisites: ['unit'] } as const;

function put(fields: Record<string, Value>, name: string, value: Value | undefined): void {
  if (value !== undefined) fields[name] = value;
}

const Context = createContext<SequenceStore | undefined>(undefined);
export const SequenceProvider = Context.Provider;

export function useSequenceStore(): SequenceStore {
  const { ydoc, values } = useOpenDocument();
  return useMemo(() => new SequenceStore({ ydoc, values }), [ydoc, values]);
}

export function useSequence(): Sequence {
  const store = useContext(Context);
  if (!store) throw new Error('This part of a sequence needs the sequence around it.');
  return useSyncExternalStore(store.subscribe, store.current);
}
