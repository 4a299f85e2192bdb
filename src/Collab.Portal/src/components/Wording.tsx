import type { WordingFragment } from '../api/generated/graphql';
import { useLanguage, useMessage } from '../i18n/LanguageProvider';
import { toTag } from '../i18n/languages';

interface WordingProps {
  text: WordingFragment;
  /** Whether to say it when the text is not in the reader's language; not where that would be said again and again. */
  sayLanguage?: boolean;
}

/** A text that a person wrote, in its language. Line breaks are kept. */
export function Wording({ text, sayLanguage = true }: WordingProps) {
  const { language } = useLanguage();
  const message = useMessage();
  const tag = toTag(text.language);
  return (
    <>
      <span className="wording" lang={tag}>
        {text.value}
      </span>
      {sayLanguage && tag !== language && <span className="wording__language"> {message(`language.in.${tag}`)}</span>}
    </>
  );
}
