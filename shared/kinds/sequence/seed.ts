import type { Fields } from '../../content/fields.ts';
import { districtTypes } from '../../model.ts';
import type { Surroundings } from '../kind.ts';
import { usualDays, usualWeeks } from './read.ts';

/** A year of 36 weeks, and a calendar to fill in for each district. */
export function seed({ organisations }: Surroundings, id: () => string): Fields {
  const districts = organisations.filter((one) => districtTypes.includes(one.type));
  return {
    yearWeeks: usualWeeks,
    daysPerWeek: usualDays,
    ...(districts.length === 0
      ? {}
      : {
          calendars: districts.map((one) => ({
            id: id(),
            fields: { organisation: one.id, daysPerWeek: usualDays },
          })),
        }),
  };
}
