import type { Content } from '../../../../shared/content/fields.ts';
import { lineText } from '../../../../shared/content/text.ts';
import type { Surroundings, Translate } from '../../../../shared/kinds/kind.ts';
import { memo } from '../../../../shared/kinds/memo/index.ts';
import { printedSheet } from '../../../../shared/kinds/printed/sheet.ts';
import { districtTypes } from '../../../../shared/model.ts';

export interface Draft {
  readonly documentId: string;
  readonly content: Content;
  readonly surroundings: Surroundings;
  readonly t: Translate;
  readonly locale: string;
  readonly origin: string;
  readonly now: number;
}

/** The page that this memo would be if it were published now: what is not known yet takes the room it will take. */
export function draftSheet({ documentId, content, surroundings, t, locale, origin, now }: Draft): string {
  const { cycle, network, organisations, references } = surroundings;
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const artifacts = Object.values(references).flatMap(({ type, label, detail }) =>
    type === 'artifact' && cycle && detail?.['cycleId'] === cycle.id
      ? [
          {
            url: String(detail['url'] ?? ''),
            title: label,
            sort: String(detail['sort'] ?? 'other'),
            organisation: names.get(String(detail['organisationId'])) ?? '',
            licence: 'CC-BY-4.0',
          },
        ]
      : [],
  );
  return printedSheet({
    t,
    locale,
    origin,
    pinned: true,
    body: memo.page({ content, surroundings, t, locale }),
    decisions: memo.decisions?.(content) ?? [],
    published: {
      publication: {
        created_at: now,
        visibility: 'listed',
        licence: 'CC-BY-4.0',
        cycle_id: cycle?.id ?? null,
      },
      version: {
        documentId,
        n: 1,
        hash: '0'.repeat(64),
        metadata: {
          kind: memo.name,
          title: lineText(content.fields['title']),
          finding: memo.finding(content),
          organisations: organisations.filter((one) => districtTypes.includes(one.type)),
          ...(network ? { network } : {}),
          ...(cycle ? { cycle } : {}),
          references,
        },
      },
      artifacts,
      latest: { n: 1, at: now },
    },
  }).text;
}
