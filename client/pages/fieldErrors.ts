import type { MessageId } from '../ui/text.tsx';

/** What the server would refuse, said before it is sent. */
export function nameError(name: string): MessageId | undefined {
  return name.trim() === '' ? 'shell.field.needed' : undefined;
}

export function emailError(email: string): MessageId | undefined {
  if (email.trim() === '') return 'shell.field.needed';
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? undefined : 'shell.field.email.wrong';
}

export function passwordError(password: string): MessageId | undefined {
  return password.length < 10 ? 'shell.field.password.short' : undefined;
}

export function linkError(url: string): MessageId | undefined {
  return /^https?:\/\/[^\s/]+\.[^\s]+$/.test(url.trim()) ? undefined : 'shell.cycle.artifact.url.wrong';
}
