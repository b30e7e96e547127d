import type { Field } from '../fields.ts';

/** The list in a `suggest` part that holds what its owner proposes. */
export const proposals = 'proposals';

/**
 * One proposal: in the text at an address, blocks as they were quoted, and as they should be. Nothing quoted is an
 * insertion, nothing proposed a removal. The words of a line are quoted as one paragraph.
 */
export const proposalFields: readonly Field[] = [
  {
    name: proposals,
    type: 'list',
    row: [
      /** The address of the text in the shared part. */
      { name: 'place', type: 'reference', to: 'document' },
      /** The id of the block that it stands behind; absent: at the beginning. */
      { name: 'after', type: 'reference', to: 'document' },
      /** Milliseconds since 1970, by the author's clock. */
      { name: 'made', type: 'number' },
      { name: 'base', type: 'rich' },
      { name: 'proposed', type: 'rich' },
      /** Blank paragraphs are absent from a rich field; where there is nothing else, they stand here as JSON. */
      { name: 'baseBlank', type: 'reference', to: 'document' },
      { name: 'proposedBlank', type: 'reference', to: 'document' },
    ],
  },
];
