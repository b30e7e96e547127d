import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { batchesOf } from '../../../shared/standards/batches.ts';
import type { Framework } from '../../../shared/standards/framework.ts';
import { call } from '../../api/call.ts';
import { useText } from '../../ui/text.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useFailed } from '../useFailed.ts';
import type { FrameworkOwner } from './StandardsPage.tsx';

/** Sends a framework batch by batch; stopped or failed in between, nothing of it is kept. */
export function useImport(owner: FrameworkOwner, onClose: () => void) {
  const t = useText();
  const failed = useFailed();
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number }>();
  const stopped = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );

  const start = async ({ standards, ...head }: Framework, replaces: string) => {
    const all = standards.length;
    const title = head.title.trim();
    stopped.current = false;
    setProgress({ done: 0, all });
    let framework: string | undefined;
    try {
      const more = head.more as Record<string, never> | undefined;
      const body = { owner, ...trimmed(head), title, standards: all, ...(more ? { more } : {}) };
      framework = (
        await call('importFramework', { body: { ...body, ...(replaces === '' ? {} : { replaces }) } })
      ).id;
      for (const { from, standards: batch } of batchesOf(standards)) {
        if (stopped.current) break;
        await call('addStandards', { params: { framework }, body: { from, standards: batch as never } });
        setProgress({ done: from + batch.length, all });
      }
      await call(stopped.current ? 'removeFramework' : 'finishFramework', { params: { framework } });
      showToast({
        message: t(stopped.current ? 'standards.stopped' : 'standards.done', { title, count: all }),
      });
      void client.invalidateQueries({ queryKey: ['frameworks'] });
      onClose();
    } catch (error) {
      setProgress(undefined);
      failed(error);
      // What had come is swept by the next import, should this not reach the server either.
      if (framework) await call('removeFramework', { params: { framework } }).catch(failed);
    }
  };
  const stop = () => {
    stopped.current = true;
    if (!progress) onClose();
  };
  return { progress, stop, start: (chosen: Framework, replaces: string) => void start(chosen, replaces) };
}

function trimmed({
  identifier,
  creator,
  version,
  status,
  language,
  source,
  licence,
}: Omit<Framework, 'standards'>) {
  const texts = {
    identifier: identifier?.slice(0, 200),
    creator: creator?.slice(0, 300),
    version: version?.trim().slice(0, 100),
    language: language?.slice(0, 35),
    source,
    licence: licence?.slice(0, 500),
  };
  return { status, ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) };
}
