import { expect, it } from 'vitest';
import { choiceIds, fieldId } from '../../client/pages/document/compare/fieldWords.ts';
import type { Field } from '../../shared/content/fields.ts';
import { areaOf, loadArea } from '../../shared/i18n/areas.ts';
import { kinds } from '../../shared/kinds/registry.ts';

it('U543: every field and every choice of every kind has a name where versions are compared', async () => {
  const unnamed: string[] = [];
  for (const kind of kinds) {
    const areas = ['base', 'document', 'compare', areaOf(kind.name)] as const;
    const named = areas.filter((area) => area !== undefined);
    const loaded = await Promise.all(named.map((area) => loadArea(area, 'es')));
    const words: object = Object.assign({}, ...loaded);
    const visit = (fields: readonly Field[], outer: string) => {
      for (const field of fields) {
        if (field.unpublished) continue;
        const path = outer + field.name;
        if (!Object.hasOwn(words, fieldId(`${kind.name}.${path}`))) unnamed.push(`${kind.name}.${path}`);
        if (field.type === 'list') visit(field.row, `${path}.`);
        if (field.type !== 'choice') continue;
        for (const choice of field.options) {
          const ids = choiceIds(kind.name, path, field.name, choice);
          if (!ids.some((id) => Object.hasOwn(words, id))) unnamed.push(`${kind.name}.${path}: ${choice}`);
        }
      }
    };
    visit(kind.fields, '');
  }
  expect(unnamed).toEqual([]);
});
