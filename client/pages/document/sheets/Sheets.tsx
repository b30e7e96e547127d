import { lazy, Suspense } from 'react';
import type { Places } from '../../../editor/places.ts';
import type { DocumentAnswer } from '../DocumentPage.tsx';
import type { PanelName } from '../panels/names.ts';
import { LockSheet } from './LockSheet.tsx';
import { NameSheet } from './NameSheet.tsx';
import { PublishSheet } from './PublishSheet.tsx';
import { ReopenSheet } from './ReopenSheet.tsx';
import { inTheEnd } from '../../../ui/inTheEnd.ts';

const KeysSheet = lazy(
  inTheEnd(async () => ({ default: (await import('./KeysSheet.later.tsx')).KeysSheet })),
);

export type SheetName = 'publish' | 'name' | 'lock' | 'reopen' | 'keys';

export interface SheetProps {
  readonly answer: DocumentAnswer;
  readonly onClose: () => void;
}

export function Sheets({
  name,
  places,
  setPanel,
  ...props
}: SheetProps & {
  readonly name: SheetName | undefined;
  readonly places: Places;
  readonly setPanel: (name: PanelName) => void;
}) {
  switch (name) {
    case 'publish':
      return <PublishSheet {...props} places={places} setPanel={setPanel} />;
    case 'name':
      return <NameSheet {...props} />;
    case 'lock':
      return <LockSheet {...props} />;
    case 'reopen':
      return <ReopenSheet {...props} />;
    case 'keys':
      return (
        <Suspense>
          <KeysSheet {...props} />
        </Suspense>
      );
    case undefined:
      return null;
  }
}
