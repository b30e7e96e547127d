import { setValue } from '../../../shared/content/live.ts';
import { isValid } from '../../../shared/content/values.ts';
import type { NumberField as Field } from '../../../shared/content/fields.ts';
import { sequenceFields } from '../../../shared/kinds/sequence/fields.ts';
import { usualDays, usualWeeks } from '../../../shared/kinds/sequence/read.ts';
import { useOpenDocument } from '../../editor/open.ts';
import { localValues, useValue } from '../../editor/values.ts';
import { NumberField } from '../../ui/Field.tsx';
import { useText } from '../../ui/text.tsx';
import css from './sequence.module.css';

const usual = { yearWeeks: usualWeeks, daysPerWeek: usualDays } as const;

/** The year that all units are planned in. */
export function PlanNumbers() {
  return (
    <div className={css.plan}>
      <PlanNumber name="yearWeeks" />
      <PlanNumber name="daysPerWeek" />
    </div>
  );
}

function PlanNumber({ name }: { readonly name: keyof typeof usual }) {
  const t = useText();
  const { ydoc, editable, others } = useOpenDocument();
  const value = useValue(name);
  const field = sequenceFields.find((one): one is Field => one.name === name && one.type === 'number');
  const shown = typeof value === 'number' ? value : usual[name];
  if (!editable)
    return (
      <p className={css.aside}>
        {t(`sequence.${name}`)}: {shown}
      </p>
    );
  return (
    <NumberField
      label={t(`sequence.${name}`)}
      value={shown}
      data-address={name}
      min={field?.min}
      max={field?.max}
      onFocus={() => others.enter(name)}
      onBlur={() => others.leave(name)}
      onChange={(typed) => {
        if (field && typed !== undefined && isValid(field, typed)) setValue(ydoc, name, typed, localValues);
      }}
    />
  );
}
