/** The body, at most `most` bytes of it whatever its headers claim. */
export async function readBytes(request: Request, most: number, tooLarge: () => Error): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge();
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const read = await reader?.read();
    if (!read?.value) break;
    size += read.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      throw tooLarge();
    }
    parts.push(read.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
