import type { Field, Fields, Matrix, Node, Row, Value, Variants } from '../content/fields.ts';
import { plainText } from '../content/text.ts';
import { masked, type Personal, personalIn } from './personal.ts';

/** Personal data in a document, and the very text it is in: `field[/row/field][@lang][#block]`. */
export interface PersonalPlace extends Personal {
  readonly address: string;
  readonly shown: string;
}

/** Looks through every text of a content that would be published. */
export function personalInContent(fields: readonly Field[], content: Fields): readonly PersonalPlace[] {
  return textsOf(fields, content, '').flatMap(({ address, text }) =>
    personalIn(text).map((one) => ({ ...one, address, shown: masked(text.slice(one.from, one.to)) })),
  );
}

interface Placed {
  readonly address: string;
  readonly text: string;
}

function textsOf(fields: readonly Field[], content: Fields, under: string): readonly Placed[] {
  return fields.flatMap((field) => {
    const value = Object.hasOwn(content, field.name) ? content[field.name] : undefined;
    if (value === undefined || field.unpublished) return [];
    return textsIn(field, value, under + field.name);
  });
}

function textsIn(field: Field, value: Value, address: string): readonly Placed[] {
  switch (field.type) {
    case 'line':
      return [{ address, text: plainText(value as readonly Node[]) }];
    case 'rich':
      return blocks(value as readonly Node[], address);
    case 'list':
      return (value as readonly Row[]).flatMap((row) =>
        textsOf(field.row, row.fields, `${address}/${row.id}/`),
      );
    case 'matrix':
      return Object.entries((value as Matrix).cells).flatMap(([row, cells]) =>
        Object.entries(cells).flatMap(([column, cell]) =>
          textsIn(field.cell, cell, `${address}/${row}/${column}`),
        ),
      );
    case 'variants':
      return Object.entries((value as Variants).texts).flatMap(([tag, nodes]) =>
        field.of === 'line'
          ? [{ address: `${address}@${tag}`, text: plainText(nodes) }]
          : blocks(nodes, `${address}@${tag}`),
      );
    default:
      return [];
  }
}

function blocks(nodes: readonly Node[], address: string): readonly Placed[] {
  return nodes.map((node) => {
    const id = node.attrs?.['id'];
    return { address: typeof id === 'string' ? `${address}#${id}` : address, text: plainText([node]) };
  });
}
