/** Length in characters from which a piece is handed on. */
const pieceLength = 64 * 1024;

/** Joins short texts to pieces of about 64 k characters: few writes, little memory. */
export function* inPieces(texts: Iterable<string>): Generator<string, undefined> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
  return undefined;
}
