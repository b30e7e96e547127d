import { useNavigate } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useOpenDocument } from '../../../editor/open.ts';
import { Button } from '../../../ui/Button.tsx';
import { inTheEnd } from '../../../ui/inTheEnd.ts';
import { LazyMenu } from '../../../ui/LazyMenu.tsx';
import { useText } from '../../../ui/text.tsx';

const WordSheet = lazy(inTheEnd(() => import('./WordSheet.later.tsx')));
const PlaceholdersSheet = lazy(inTheEnd(() => import('./PlaceholdersSheet.later.tsx')));

/** What a template is used for beyond writing it: letters, translators, older letters. */
export function Tools({ shown }: { readonly shown: readonly string[] }) {
  const t = useText();
  const { id, editable } = useOpenDocument();
  const navigate = useNavigate();
  const [sheet, setSheet] = useState<'word' | 'placeholders'>();
  const close = () => setSheet(undefined);
  return (
    <>
      <LazyMenu
        label={t('family.tools')}
        trigger={
          <Button variant="quiet" icon={<FileText aria-hidden />}>
            {t('family.tools')}
          </Button>
        }
        choices={[
          {
            id: 'letters',
            text: t('family.tools.letters'),
            onAction: () => {
              void navigate({ to: '/d/$doc/letters', params: { doc: id } });
            },
          },
          { id: 'word', text: t('family.tools.word'), onAction: () => setSheet('word') },
          ...(editable
            ? [
                {
                  id: 'placeholders',
                  text: t('family.tools.placeholders'),
                  onAction: () => setSheet('placeholders'),
                },
              ]
            : []),
        ]}
      />
      <Suspense>
        {sheet === 'word' ? <WordSheet first={shown[0]} onClose={close} /> : null}
        {sheet === 'placeholders' ? <PlaceholdersSheet onClose={close} /> : null}
      </Suspense>
    </>
  );
}
