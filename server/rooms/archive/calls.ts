import type { ContentKind } from '../../../shared/content/json.ts';
import type { Place } from '../../store/logStore.ts';
import type { Compaction, Rebuilding } from './archive.ts';
import type { ContentAnswer } from './archivist.ts';

/** What the main thread asks of the archive's thread, and what it hears. */
export type Call =
  | {
      readonly type: 'content';
      readonly place: Place;
      readonly kind: ContentKind;
      readonly upTo: number | undefined;
    }
  | { readonly type: 'compact' | 'rebuild'; readonly place: Place; readonly kind: ContentKind }
  | { readonly type: 'weigh'; readonly place: Place }
  | { readonly type: 'tidy' };

export interface Answers {
  readonly content: ContentAnswer;
  readonly weigh: number;
  readonly compact: Compaction;
  readonly rebuild: Rebuilding;
  /** Pages of the write-ahead log. */
  readonly tidy: number;
}

export type Asked = { readonly id: number; readonly call: Call } | { readonly stop: true };
export type Answered =
  | { readonly id: number; readonly answer: Answers[Call['type']] }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };
