import type { Answer } from '../../../shared/contract/calls.ts';
import { under } from '../../../shared/content/address.ts';
import { measureRef } from '../../../shared/kinds/memo/rules.ts';
import { useAnswer } from '../../api/queries.ts';
import { useDerived } from '../../editor/derived.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { useText } from '../../ui/text.tsx';
import css from './memo.module.css';

type Definition = Answer<'definitions'>['definitions'][number];

/** Each definition that evidence goes by, and which organisations agreed to it. */
export default function DefinitionsUsed({ networkId }: { readonly networkId: string }) {
  const t = useText();
  const answer = useAnswer('definitions', { params: { network: networkId } });
  const used = useDerived((read) =>
    [...new Set(read.rows('evidence').map((row) => read.value(under('evidence', row, 'measure'))))]
      .filter((value) => typeof value === 'string')
      .join(' '),
  );
  const known = used.split(' ').flatMap((value) => {
    const ref = measureRef(value);
    const definition = answer.data?.definitions.find((one) => one.id === ref?.definitionId);
    return ref && definition ? [{ n: ref.n, definition }] : [];
  });
  if (known.length === 0) return null;
  return (
    <ul className={css.definitions} aria-label={t('memo.definitions')}>
      {known.map(({ n, definition }) => (
        <li key={`${definition.id}@${n}`}>
          <Standing n={n} definition={definition} />
        </li>
      ))}
    </ul>
  );
}

function Standing({ n, definition }: { readonly n: number; readonly definition: Definition }) {
  const t = useText();
  const { surroundings } = useOpenDocument();
  if (n !== definition.n) {
    return `${definition.name}: ${t('memo.definitions.old', { n, newest: definition.n })}`;
  }
  const agreed = new Set(definition.agreed.map((one) => one.organisationId));
  const names = (wanted: boolean) =>
    surroundings.organisations
      .filter((one) => agreed.has(one.id) === wanted)
      .map((one) => one.name)
      .join(', ');
  return [
    `${definition.name}:`,
    [
      names(true) ? t('memo.definitions.agreed', { names: names(true) }) : '',
      names(false) ? t('memo.definitions.open', { names: names(false) }) : '',
    ]
      .filter((words) => words !== '')
      .join(' · '),
  ].join(' ');
}
