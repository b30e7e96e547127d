import { useEffect } from 'react';
import * as Y from 'yjs';
import { setValue } from '../../../shared/content/live.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { localValues, useValue } from '../../editor/values.ts';
import { today, useDates } from '../../ui/dates.ts';
import { useText } from '../../ui/text.tsx';
import css from './memo.module.css';

/** The day the prediction was last changed: kept by whoever changes it, for nobody to choose. */
export function PredictionDay() {
  const t = useText();
  const dates = useDates();
  const { ydoc, values, editable } = useOpenDocument();
  const on = useValue('predictionOn');
  useEffect(() => {
    if (!editable) return undefined;
    const fragment = ydoc.getXmlFragment('prediction');
    const note = (_: unknown, { local, origin }: Y.Transaction) => {
      if (!local || origin instanceof Y.UndoManager || values.value('predictionOn') === today()) return;
      setValue(ydoc, 'predictionOn', today(), localValues);
    };
    fragment.observeDeep(note);
    return () => fragment.unobserveDeep(note);
  }, [ydoc, values, editable]);
  return typeof on === 'string' ? (
    <p className={css.aside}>{t('memo.prediction.on', { date: dates.day(on) })}</p>
  ) : null;
}
