import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UploadSink } from '#core/ports/ocppServer.ts';

const answer = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { Connection: 'close', 'Content-Length': 0 }).end();
};

/** Takes the body of a request into the sink: 201 when it is there, 413 when it is too large, 404 without a sink. */
export const takeUpload = async (
  request: IncomingMessage,
  response: ServerResponse,
  sink: UploadSink | undefined,
): Promise<void> => {
  if (sink === undefined) return answer(response, 404);
  let bytes = 0;
  try {
    for await (const chunk of request) {
      const part: Buffer = chunk;
      bytes += part.length;
      if (bytes > sink.maxBytes) {
        sink.abort('too-large');
        answer(response, 413);
        return void request.destroy();
      }
      sink.write(part);
    }
    sink.finish();
    answer(response, 201);
  } catch {
    // The charger hung up, or the disk refused.
    sink.abort('broken-off');
    if (!response.headersSent) answer(response, 500);
  }
};
