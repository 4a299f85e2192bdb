import type { Language as ApiLanguage } from '../api/generated/graphql';

export const languages = ['fi', 'sv', 'en'] as const;

/** A language of the portal, as its tag. */
export type Language = (typeof languages)[number];

/** How each language calls itself. */
export const ownNames: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

/** How dates and numbers are written. */
export const locales: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

export const toApi = (language: Language) => language.toUpperCase() as ApiLanguage;

export const toTag = (language: ApiLanguage) => language.toLowerCase() as Language;

const isLanguage = (text: string | null): text is Language => languages.includes(text as Language);

const key = 'language';

/** What the address says, else what this browser chose before, else what the gateway made of the browser's settings. */
export function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  if (isLanguage(asked)) {
    return asked;
  }
  const kept = localStorage.getItem(key);
  return isLanguage(kept) ? kept : isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'fi';
}

export const keepLanguage = (language: Language) => localStorage.setItem(key, language);
