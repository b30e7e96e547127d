/** A piece of a comment: words, or somebody named in it. */
export type Piece =
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'mention'; readonly personId: string; readonly label: string };

/** In the text of a comment, `@[Ana Ruiz](<person id>)` names somebody; all else is as it was typed. */
const token = /@\[([^\]\n]{1,160})\]\(([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/g;

export function mentionToken(personId: string, name: string): string {
  return `@[${name.replace(/[[\]\n]/g, ' ').trim()}](${personId})`;
}

export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, label = '', personId = ''] = match;
    if (match.index > end) pieces.push({ type: 'words', text: text.slice(end, match.index) });
    pieces.push({ type: 'mention', personId, label });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ type: 'words', text: text.slice(end) });
  return pieces;
}

export function mentionedIn(text: string): readonly string[] {
  const named = piecesOf(text).flatMap((piece) => (piece.type === 'mention' ? [piece.personId] : []));
  return [...new Set(named)];
}

/** As it reads: `@Ana Ruiz`. */
export function plainComment(text: string): string {
  return piecesOf(text)
    .map((piece) => (piece.type === 'words' ? piece.text : `@${piece.label}`))
    .join('');
}
