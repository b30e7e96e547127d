import { useEffect, useState } from 'react';
import { useLocale } from '../../ui/Locale.tsx';

const kilo = 1000;
const mega = 1000 * kilo;

/** All that this browser holds for this address, in words; undefined where it does not tell. */
export function useSpace(): string | undefined {
  const { locale } = useLocale();
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    void navigator.storage?.estimate?.().then(({ usage }) => setBytes(usage));
  }, []);
  return bytes === undefined ? undefined : sizeOf(bytes, locale);
}

export function sizeOf(bytes: number, locale: string): string {
  const [value, unit] = bytes < mega ? [bytes / kilo, 'kilobyte'] : [bytes / mega, 'megabyte'];
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: digits }).format(value);
}
