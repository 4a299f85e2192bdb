import { useState } from 'react';
import { settings } from '../settings';

/**
 * What is being written, kept in this tab for its writer until it is sent or discarded, so that neither a reload nor the end of a session loses it. Signing out removes
 * it.
 */
export function useDraft<T>(name: string, start: () => T) {
  const key = `draft:${settings.person}:${name}`;
  const [kept] = useState(() => sessionStorage.getItem(key));
  const [draft, setState] = useState<T>(() => (kept === null ? start() : (JSON.parse(kept) as T)));
  return {
    draft,
    /** Whether the draft was begun before. */
    wasKept: kept !== null,
    setDraft: (value: T) => {
      sessionStorage.setItem(key, JSON.stringify(value));
      setState(value);
    },
    forget: () => sessionStorage.removeItem(key),
  };
}
