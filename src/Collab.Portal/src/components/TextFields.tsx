import { useState } from 'react';
import { Textarea } from 'suomifi-ui-components';
import type { TextInput } from '../api/generated/graphql';
import { useMessage } from '../i18n/LanguageProvider';
import { languages, toApi, type Language } from '../i18n/languages';

/** One text in each language; empty where it has no wording. */
export type Wordings = Record<Language, string>;

interface TextFieldsProps {
  label: string;
  hint?: string;
  optional?: boolean;
  /** The language that the text is first written in; its field comes first. */
  original: Language;
  values: Wordings;
  onChange: (values: Wordings) => void;
  /** Why the text was refused. */
  error?: string;
  rows: number;
}

/** One text: in its original language, or in three side by side. Languages that it has already are always shown, so that none grows stale unseen. */
export function TextFields({ label, hint, optional, original, values, onChange, error, rows }: TextFieldsProps) {
  const message = useMessage();
  const [all, setAll] = useState(false);
  const ordered = [original, ...languages.filter((each) => each !== original)];
  const shown = ordered.filter((each) => all || each === original || values[each] !== '');
  return (
    <fieldset className="text-fields">
      <legend className="visually-hidden">{label}</legend>
      <div className="text-fields__languages">
        {shown.map((language, index) => (
          <Textarea
            key={language}
            lang={language}
            labelText={shown.length > 1 ? `${label} (${message(`language.${language}`)})` : label}
            hintText={index === 0 ? hint : undefined}
            optionalText={optional && index === 0 ? message('field.optional') : undefined}
            value={values[language]}
            onChange={(event) => onChange({ ...values, [language]: event.target.value })}
            status={error && index === 0 ? 'error' : 'default'}
            statusText={index === 0 ? (error ?? '') : ''}
            rows={rows}
            fullWidth
          />
        ))}
      </div>
      {shown.length < languages.length && (
        <button type="button" className="text-button" onClick={() => setAll(true)}>
          {message('field.allLanguages', { field: label })}
        </button>
      )}
    </fieldset>
  );
}

/** The text as the API takes it: the original first, then translations. */
export function toInput(values: Wordings, original: Language): TextInput[] {
  return [original, ...languages.filter((each) => each !== original)]
    .filter((each) => values[each].trim() !== '')
    .map((each) => ({ value: values[each].trim(), language: toApi(each) }));
}
