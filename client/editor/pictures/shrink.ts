import { fileLimits } from '../../../shared/protocol/limits.ts';

/** Pixels of the longer side: enough for a printed page. */
const longest = 2000;

/**
 * A picture fit to be sent. Photos are drawn anew, which makes them as small as needed and leaves behind what the
 * camera wrote into them, such as where they were taken. Undefined for what no browser can draw.
 */
export async function shrink(file: Blob): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!bitmap) return undefined;
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const isPhoto = file.type === 'image/jpeg';
  try {
    if (scale === 1 && !isPhoto && file.size <= fileLimits.file) return file;
    // Drawing would stop an animation at its first picture.
    if (file.type === 'image/gif' && file.size <= fileLimits.file) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const type = isPhoto ? 'image/jpeg' : file.type === 'image/png' ? 'image/png' : 'image/webp';
    const drawn = await blobOf(canvas, type, 0.88);
    if (drawn && drawn.size <= fileLimits.file) return drawn;
    return (await blobOf(canvas, 'image/jpeg', 0.8)) ?? undefined;
  } finally {
    bitmap.close();
  }
}

function blobOf(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> {
  return new Promise((made) => canvas.toBlob(made, type, quality));
}
