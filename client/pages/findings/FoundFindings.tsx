import { Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useAnswer } from '../../api/queries.ts';
import rows from '../../ui/rows.module.css';
import { Section } from '../../ui/Section.tsx';
import { useText } from '../../ui/text.tsx';
import { type Finding, FindingRows } from './FindingRows.tsx';

/** Findings of one's networks that answer a question, each with the way to its cycle. */
export function FoundFindings({ q }: { readonly q: string }) {
  const t = useText();
  const asked = useDeferredValue(q);
  const answer = useAnswer('findings', { query: { q: asked, limit: 20 } });
  const findings = answer.data?.findings ?? [];
  if (findings.length === 0) return null;
  return (
    <Section title={t('findings.title')}>
      <FindingRows findings={findings} place={cycleLink} />
    </Section>
  );
}

function cycleLink({ network, cycle }: Finding) {
  return cycle ? (
    <Link to="/n/$net/cycles/$cycle" params={{ net: network.id, cycle: cycle.id }} className={rows.soft}>
      {cycle.title}
    </Link>
  ) : (
    <span className={rows.soft}>{network.name}</span>
  );
}
