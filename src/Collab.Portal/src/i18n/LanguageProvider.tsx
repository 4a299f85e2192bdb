import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { IntlProvider, useIntl, type MessageDescriptor } from 'react-intl';
import { Provider } from 'urql';
import { createClient } from '../api/client';
import type messages from './en.json';
import { chosenLanguage, keepLanguage, locales, type Language } from './languages';

export type MessageId = keyof typeof messages;

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
  }
}

const load: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  fi: () => import('./fi.json'),
  sv: () => import('./sv.json'),
  en: () => import('./en.json'),
};

const Choice = createContext<{ language: Language; choose: (language: Language) => void }>(null!);

/** The language of the portal and how to choose another. */
export const useLanguage = () => useContext(Choice);

/** A message by its id, with the values that it names. */
export function useMessage() {
  const intl = useIntl();
  return useCallback((id: MessageId, values?: Record<string, string | number>) => intl.formatMessage({ id } as MessageDescriptor, values), [intl]);
}

/** Loads the language's messages, and gives what is below it the messages and a client of the API in that language. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; messages: Record<string, string> }>();
  const client = useMemo(() => createClient(language), [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        keepLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );

  useEffect(() => {
    let wanted = true;
    void load[language]().then(({ default: messages }) => {
      if (wanted) {
        document.documentElement.lang = language;
        setLoaded({ language, messages });
      }
    });
    return () => {
      wanted = false;
    };
  }, [language]);

  return loaded?.language !== language ? null : (
    <Choice.Provider value={choice}>
      <IntlProvider locale={locales[language]} defaultLocale={locales[language]} messages={loaded.messages}>
        <Provider value={client} key={language}>
          {children}
        </Provider>
      </IntlProvider>
    </Choice.Provider>
  );
}
