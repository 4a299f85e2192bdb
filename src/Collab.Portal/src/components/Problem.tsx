import { Link, useLocation } from 'react-router';
import { Button, InlineAlert } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { isSignedOut } from '../api/client';
import { signInPath } from '../features/people/session';
import { useMessage } from '../i18n/LanguageProvider';

/** Why something could not be shown, and what to do. */
export function Problem({ error, retry }: { error: CombinedError; retry: () => void }) {
  const message = useMessage();
  const { pathname } = useLocation();
  const signedOut = isSignedOut(error);
  return (
    <InlineAlert status="error" labelText={message(signedOut ? 'problem.signedOut' : error.networkError ? 'problem.network' : 'problem.server')}>
      {signedOut ? <Link to={signInPath(pathname)}>{message('session.signIn')}</Link> : <Button variant="secondary" onClick={retry}>{message('problem.retry')}</Button>}
    </InlineAlert>
  );
}
