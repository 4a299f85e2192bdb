import { Link } from 'react-router';
import { useMessage } from '../i18n/LanguageProvider';
import { isSignedIn } from '../settings';
import { Page } from './Page';

/** What may not be read looks exactly as if it did not exist. */
export function NotFound() {
  const message = useMessage();
  return (
    <Page title={message('notFound.title')}>
      <p>{message(isSignedIn ? 'notFound.text' : 'notFound.visitor')}</p>
      <p>
        <Link to="/projects">{message('notFound.projects')}</Link>
      </p>
    </Page>
  );
}
