import { useState } from 'react';

/** Where the focus was before a panel or a sheet took it, so that it comes back there. */
export class Opener {
  private from: HTMLElement | undefined;

  /** Just before something opens. */
  note(): void {
    const { activeElement } = document;
    // What a menu opens came from the menu's button, which stays.
    const button = activeElement?.closest('[role="menu"]')
      ? document.querySelector('[aria-haspopup][aria-expanded="true"]')
      : activeElement;
    this.from = button instanceof HTMLElement && button !== document.body ? button : undefined;
  }

  /** Whether a person opened it, from somewhere on this page. */
  isKnown(): boolean {
    return this.from !== undefined;
  }

  /** Once it is closed, if nothing else took the focus. */
  back(): void {
    const to = this.from;
    this.from = undefined;
    // Dialogs give the focus up a frame after they are gone.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        if (to?.isConnected) to.focus();
        else document.getElementById('main')?.focus({ preventScroll: true });
      }),
    );
  }
}

export function useOpener(): Opener {
  return useState(() => new Opener())[0];
}
