import { X } from 'lucide-react';
import { useCallback, type ReactNode } from 'react';
import type { Answer } from '../../../shared/contract/calls.ts';
import { call } from '../../api/call.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import rows from '../../ui/rows.module.css';
import { useText } from '../../ui/text.tsx';
import { useRemoval } from '../../ui/useRemoval.ts';
import { useFailed } from '../useFailed.ts';

export type Finding = Answer<'findings'>['findings'][number];

/** Findings as rows: what was found, where it held and where not, who says so. */
export function FindingRows({
  findings,
  place,
}: {
  readonly findings: readonly Finding[];
  /** Where a finding belongs, where that is not clear from the page. */
  readonly place?: (finding: Finding) => ReactNode;
}) {
  const t = useText();
  const failed = useFailed();
  const commit = useCallback((finding: string) => call('removeFinding', { params: { finding } }), []);
  const removal = useRemoval(commit, failed);
  return (
    <ul className={rows.rows}>
      {findings
        .filter(({ id }) => !removal.gone.has(id))
        .map((one) => (
          <li key={one.id} className={rows.row}>
            <span className={rows.main}>
              {one.text}{' '}
              <span className={rows.soft}>
                {[
                  one.held ? t('findings.heldIn', { where: one.held }) : '',
                  one.notHeld ? t('findings.notHeldIn', { where: one.notHeld }) : '',
                  t('findings.by', { by: one.by, organisation: one.organisation }),
                ]
                  .filter((words) => words !== '')
                  .join(' · ')}
              </span>
            </span>
            {place?.(one)}
            {one.mayRemove ? (
              <IconButton
                label={t('findings.remove', { text: one.text })}
                onPress={() => removal.remove(one.id, t('findings.removed', { text: one.text }))}
              >
                <X aria-hidden />
              </IconButton>
            ) : null}
          </li>
        ))}
    </ul>
  );
}
