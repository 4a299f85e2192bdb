import { useLanguage, useMessage } from '../i18n/LanguageProvider';
import { languages, ownNames } from '../i18n/languages';

/** The three languages, each by its own name. */
export function LanguageChoice() {
  const { language, choose } = useLanguage();
  const message = useMessage();
  return (
    <div className="languages" role="group" aria-label={message('layout.language')}>
      {languages.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => choose(each)}>
          <span className="languages__short" aria-hidden="true">
            {each.toUpperCase()}
          </span>
          <span className="languages__name">{ownNames[each]}</span>
        </button>
      ))}
    </div>
  );
}
