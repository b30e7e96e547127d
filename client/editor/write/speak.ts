import css from '../../ui/VisuallyHidden.module.css';

let region: HTMLElement | undefined;

/** Has a screen reader say something that everybody else sees. */
export function speak(words: string): void {
  if (!region?.isConnected) {
    region = document.createElement('div');
    region.className = css.hidden ?? '';
    region.role = 'status';
    region.dataset.spoken = '';
    document.body.append(region);
  }
  region.textContent = words;
}
