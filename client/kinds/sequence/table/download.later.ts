import { contentOf } from '../../../../shared/content/json.ts';
import { lineText } from '../../../../shared/content/text.ts';
import { sequenceCsv } from '../../../../shared/kinds/sequence/table/write.ts';
import type { Locale } from '../../../../shared/model.ts';
import type { OpenDocument } from '../../../editor/open.ts';
import { downloadText } from '../../../ui/downloadText.ts';

/** The units as a CSV file, its headers in the reader's language. */
export function downloadSequence(open: OpenDocument, locale: Locale): void {
  const { fields } = contentOf(open.ydoc, open.kind);
  const title = lineText(fields.title)
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .trim()
    .slice(0, 80);
  downloadText(`${title || 'sequence'}.csv`, sequenceCsv(fields, locale));
}
