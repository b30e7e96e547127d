import type { Fields, Row } from '../../content/fields.ts';
import { districtTypes } from '../../model.ts';
import type { Surroundings } from '../kind.ts';

/** A row of evidence and one of decisions for each district, so that a team begins by filling cells. */
export function seed(surroundings: Surroundings, id: () => string): Fields {
  const districts = surroundings.organisations.filter((one) => districtTypes.includes(one.type));
  if (districts.length === 0) return {};
  const rows = (): readonly Row[] => districts.map((one) => ({ id: id(), fields: { organisation: one.id } }));
  return { evidence: rows(), decisions: rows() };
}
