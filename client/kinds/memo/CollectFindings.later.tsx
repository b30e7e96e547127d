import { applyChanges } from '../../../shared/content/apply.ts';
import { richNodes } from '../../../shared/content/fragments.ts';
import { isBlankRich } from '../../../shared/content/nodes.ts';
import { richOf } from '../../../shared/content/text.ts';
import type { Answer } from '../../../shared/contract/calls.ts';
import { useAnswer } from '../../api/queries.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { localValues, useWords } from '../../editor/values.ts';
import { Button } from '../../ui/Button.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import rows from '../../ui/rows.module.css';
import { Sheet } from '../../ui/Sheet.tsx';
import { useText } from '../../ui/text.tsx';

type Finding = Answer<'findings'>['findings'][number];

/** The findings of the memo's cycle, each put at the end of "What we learned" by one press; one undo takes it back. */
export default function CollectFindings({
  cycleId,
  onClose,
}: {
  readonly cycleId: string;
  readonly onClose: () => void;
}) {
  const t = useText();
  const answer = useAnswer('findings', { query: { cycle: cycleId } });
  const { ydoc, kind } = useOpenDocument();
  const learned = useWords('learned', 'rich');
  const collect = (finding: Finding) => {
    const before = richNodes(ydoc.getXmlFragment('learned'));
    const nodes = [...(isBlankRich(before) ? [] : before), ...richOf(sentences(finding))];
    applyChanges(ydoc, kind.fields, [{ type: 'text', address: 'learned', nodes }], localValues);
  };
  const sentences = ({ text, held, notHeld }: Finding) =>
    [
      text,
      held ? t('findings.heldIn', { where: held }) : '',
      notHeld ? t('findings.notHeldIn', { where: notHeld }) : '',
    ]
      .filter((words) => words !== '')
      .map((words) => (/[.!?…]$/.test(words) ? words : `${words}.`))
      .join(' ');

  return (
    <Sheet isOpen onClose={onClose} title={t('memo.collect.title')}>
      <Loaded answer={answer} lines={3}>
        {({ findings }) => (
          <>
            {findings.length === 0 ? <p className={rows.note}>{t('findings.none')}</p> : null}
            <ul className={rows.rows}>
              {findings.map((one) => (
                <li key={one.id} className={rows.row}>
                  <span className={rows.main}>
                    {sentences(one)}{' '}
                    <span className={rows.soft}>
                      {t('findings.by', { by: one.by, organisation: one.organisation })}
                    </span>
                  </span>
                  {learned.includes(one.text) ? (
                    <span className={rows.soft}>{t('memo.collect.there')}</span>
                  ) : (
                    <Button
                      aria-label={t('memo.collect.addThis', { text: one.text })}
                      onPress={() => collect(one)}
                    >
                      {t('memo.collect.add')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Sheet>
  );
}
