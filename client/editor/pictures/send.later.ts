import { ApiError } from '../../api/apiError.ts';
import type { PasteTarget } from '../clipboard/extension.ts';
import { anchorOf, insertPicture } from './insert.ts';
import { askForWords, endSending, setSending } from './sending.ts';
import { shrink } from './shrink.ts';
import { upload } from './upload.ts';

const types: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/gif']);

export const isPicture = (file: File): boolean => types.has(file.type);

let nextId = 1;

/** Sends pictures one after the other and puts each where the caret was when it was given. */
export async function sendPictures(target: PasteTarget, files: readonly File[]): Promise<void> {
  const anchor = anchorOf(target.view);
  const refused = files.filter((file) => !isPicture(file));
  if (refused.length > 0) target.say('picture.type', { name: refused[0]?.name ?? '' });
  // Each stands below the anchor: the last one first, so that they read in order.
  for (const file of files.filter(isPicture).toReversed()) await send(target, file, anchor);
}

async function send(target: PasteTarget, file: File, anchor: string | undefined): Promise<void> {
  const { open, say, view } = target;
  const id = nextId++;
  const stopped = new AbortController();
  const show = (progress: number | 'waiting') =>
    setSending({ id, name: file.name || 'picture', progress, stop: () => stopped.abort() });
  show(0);
  try {
    const blob = await shrink(file);
    if (!blob) {
      say('picture.type', { name: file.name });
      return;
    }
    for (;;) {
      if (stopped.signal.aborted) return;
      try {
        const uploaded = await upload(open.id, blob, { progress: show, signal: stopped.signal });
        if (view.isDestroyed || !view.editable) say('picture.noPlace', { name: file.name });
        else {
          const inserted = insertPicture(view, anchor, uploaded);
          if (inserted?.isHere) askForWords(inserted.id);
        }
        return;
      } catch (error) {
        if (stopped.signal.aborted) return;
        if (!(error instanceof ApiError) || (error.code !== 'offline' && error.code !== 'unavailable'))
          throw error;
        show('waiting');
        await networkBack(stopped.signal);
      }
    }
  } catch (error) {
    const code = error instanceof ApiError ? error.code : 'unexpected';
    const isFull = error instanceof ApiError && 'of' in error.details;
    say(isFull ? 'picture.full' : code === 'tooLarge' ? 'picture.tooLarge' : 'picture.failed', {
      name: file.name,
    });
  } finally {
    endSending(id);
  }
}

/** Until the browser says so, or a while has passed: not every lost network is noticed. */
function networkBack(signal: AbortSignal): Promise<void> {
  return new Promise((then) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      then();
    };
    const timer = setTimeout(done, 10_000);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
