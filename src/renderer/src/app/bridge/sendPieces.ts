const asBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCodePoint(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
};

export interface FilePiece {
  readonly uploadId: string;
  readonly fileName: string;
  readonly at: number;
  readonly total: number;
  readonly base64: string;
}

/** Sends a file in pieces, in order, until one is answered with more than null. */
export const sendPieces = async <T>(
  file: File,
  pieceBytes: number,
  send: (piece: FilePiece) => Promise<T | null>,
): Promise<T> => {
  const uploadId = crypto.randomUUID();
  const total = file.size;
  for (let at = 0; ; at += pieceBytes) {
    const piece = new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
    const fileName = file.name.slice(-200);
    const answer = await send({ uploadId, fileName, at, total, base64: asBase64(piece) });
    if (answer !== null) return answer;
  }
};
