import type { Fields, Row } from '../../content/fields.ts';
import { districtTypes } from '../../model.ts';
import type { Surroundings } from '../kind.ts';
import { categorySorts } from './fields.ts';

/** A scale of 0-4, the categories every purchase is judged by, and a first criterion to write in. */
export function seed(surroundings: Surroundings, id: () => string): Fields {
  const categories = categorySorts.map((sort): Row => ({ id: id(), fields: { sort } }));
  return {
    levels: Array.from({ length: 5 }, () => ({ id: id(), fields: {} })),
    categories,
    criteria: [{ id: id(), fields: { category: categories[0]?.id ?? '', points: 10 } }],
    ...districtsOf(surroundings, id),
  };
}

/** A row for each district, for its students and its own weights. */
export function districtsOf(surroundings: Surroundings, id: () => string): Fields {
  const rows = surroundings.organisations
    .filter((one) => districtTypes.includes(one.type))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((one): Row => ({ id: id(), fields: { organisation: one.id } }));
  return rows.length > 0 ? { districts: rows } : {};
}
