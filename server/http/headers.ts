import type { MiddlewareHandler } from 'hono';
import type { Config } from '../config.ts';

/** Only our own files run, style or load; stored bytes never execute in the application's origin. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** Vite's own client writes styles and a small script into the page, and speaks to its own port. */
const devPolicy = policy.map((rule) => {
  if (/^(script|style)-src/.test(rule)) return `${rule} 'unsafe-inline'`;
  return rule.startsWith('connect-src') ? `${rule} ws:` : rule;
});

export function securityHeaders(config: Pick<Config, 'dev' | 'secure'>): MiddlewareHandler {
  const headers: Record<string, string> = {
    'content-security-policy': (config.dev ? devPolicy : policy).join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
  if (config.secure) headers['strict-transport-security'] = 'max-age=31536000';
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) {
      // Stored bytes come with a stricter one of their own.
      if (name !== 'content-security-policy' || !c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  };
}
