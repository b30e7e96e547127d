import { ApiError, readError } from '../../api/apiError.ts';
import { fill } from '../../api/call.ts';

export interface Uploaded {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Sends bytes and says how far they have come, which `fetch` can't.
 * @throws ApiError
 */
export function upload(
  documentId: string,
  blob: Blob,
  on: { readonly progress: (part: number) => void; readonly signal: AbortSignal },
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', fill('/api/documents/:document/files', { document: documentId }));
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) on.progress(event.loaded / event.total);
    });
    const lost = () => reject(new ApiError('offline', 'No answer from the server.'));
    request.addEventListener('error', lost);
    request.addEventListener('abort', lost);
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      if (status === 200) resolve(JSON.parse(responseText) as Uploaded);
      else void readError(new Response(responseText, { status })).then(reject);
    });
    on.signal.addEventListener('abort', () => request.abort());
    request.send(blob);
  });
}
