import { readStandardsFile, type StandardsFile, readChosen } from '../../shared/standards/read.ts';
import type { Framework, Reading, Standard } from '../../shared/standards/framework.ts';
import type { Visitor } from './visitor.ts';

/** Made-up standards: no publisher's words. */

export const today = '2026-11-24';

export function fileOf(name: string, content: unknown): StandardsFile {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readStandardsFile(name, new TextEncoder().encode(text), today);
}

export function readingOf(name: string, content: unknown): Reading {
  const file = fileOf(name, content);
  if (file.type === 'fault') return file;
  return file.type === 'package' ? file.reading : readChosen(file, file.columns);
}

export function frameworkIn(reading: Reading): Framework {
  if ('fault' in reading) throw new Error(JSON.stringify(reading.fault));
  return reading.framework;
}

export const documentId = 'd0000000-0000-0000-0000-00000000000d';
const link = (identifier: string) => ({
  title: identifier,
  identifier,
  uri: `https://example.org/${identifier}`,
});

/** A CASE item; `more` is merged into it. */
export function item(identifier: string, fullStatement: string, more: object = {}): object {
  return {
    identifier,
    fullStatement,
    uri: `https://example.org/CFItems/${identifier}`,
    lastChangeDateTime: '2020-01-01T00:00:00Z',
    ...more,
  };
}

export function childOf(child: string, parent: string, sequenceNumber?: number): object {
  return association('isChildOf', child, parent, sequenceNumber === undefined ? {} : { sequenceNumber });
}

export function association(type: string, from: string, to: string, more: object = {}): object {
  return {
    identifier: `${from}-${to}`,
    uri: 'https://example.org/a',
    associationType: type,
    originNodeURI: link(from),
    destinationNodeURI: link(to),
    lastChangeDateTime: '2020-01-01T00:00:00Z',
    ...more,
  };
}

export function packageOf(
  items: readonly object[],
  associations: readonly object[],
  document: object = {},
): object {
  return {
    CFDocument: {
      identifier: documentId,
      uri: `https://example.org/CFDocuments/${documentId}`,
      creator: 'A county',
      title: 'Counting',
      lastChangeDateTime: '2020-01-01T00:00:00Z',
      ...document,
    },
    CFItems: items,
    CFAssociations: associations,
  };
}

type Owner = { networkId: string } | { organisationId: string };

/** Brings a framework in as the page does. @returns its id */
export async function bringIn(
  visitor: Visitor,
  owner: Owner,
  standards: readonly Pick<Standard, 'identifier' | 'text' | 'code'>[],
  head: { title?: string; version?: string; status?: 'adopted' | 'retired'; replaces?: string } = {},
): Promise<string> {
  const { id } = await visitor.call('importFramework', {
    body: { owner, title: 'Counting', status: 'adopted', ...head, standards: standards.length },
  });
  for (let from = 0; from < standards.length; from += 500) {
    await visitor.call('addStandards', {
      params: { framework: id },
      body: {
        from,
        standards: standards.slice(from, from + 500).map((one) => ({ depth: 0, grades: [], ...one })),
      },
    });
  }
  await visitor.call('finishFramework', { params: { framework: id } });
  return id;
}
