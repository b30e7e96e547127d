import { FilePlus2 } from 'lucide-react';
import type { Sent } from '../../shared/contract/calls.ts';
import { type KindName, kindNames, kindStarts } from '../../shared/kinds/names.ts';
import { Button } from '../ui/Button.tsx';
import { LazyMenu } from '../ui/LazyMenu.tsx';
import type { MenuChoice } from '../ui/Menu.later.tsx';
import { type MessageId, useText } from '../ui/text.tsx';
import { useNewDocument } from './useNewDocument.ts';

/** The kind, or one of its starting points, is the only question: a title comes later. */
export function NewDocument({
  owner,
  cycleId,
}: {
  readonly owner: Sent<'createDocument'>['body']['owner'];
  readonly cycleId?: string | undefined;
}) {
  const t = useText();
  const { create, isPending } = useNewDocument();
  const choice = (kind: KindName, start?: string): MenuChoice => ({
    id: start ? `${kind}-${start}` : kind,
    text: t((start ? `kind.${kind}.start.${start}` : `kind.${kind}`) as MessageId),
    hint: start ? t('shell.docs.new.from', { kind: t(`kind.${kind}`) }) : t(`kind.${kind}.about`),
    separated: start === undefined && kind !== kindNames[0],
    onAction: () => create({ kind, start, owner, cycleId }),
  });
  return (
    <LazyMenu
      label={t('shell.docs.new')}
      trigger={
        <Button variant="primary" icon={<FilePlus2 aria-hidden />} isDisabled={isPending}>
          {t('shell.docs.new')}
        </Button>
      }
      choices={kindNames.flatMap((kind) => [
        choice(kind),
        ...kindStarts[kind].map((start) => choice(kind, start)),
      ])}
    />
  );
}
