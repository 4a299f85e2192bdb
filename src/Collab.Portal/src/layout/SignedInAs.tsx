import { Link, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { MeDocument } from '../api/generated/graphql';
import { signOut } from '../features/people/session';
import { useMessage } from '../i18n/LanguageProvider';
import { settings } from '../settings';

/** Who is signed in, and the way in or out. */
export function SignedInAs() {
  const message = useMessage();
  const { pathname } = useLocation();
  const [{ data }] = useQuery({ query: MeDocument, pause: !settings.signedIn });

  if (!settings.signedIn) {
    return pathname === '/sign-in' ? null : (
      <Link to="/sign-in" className="sign-in-link">
        {message('session.signIn')}
      </Link>
    );
  }
  return (
    <div className="signed-in">
      {data?.me && <span className="signed-in__name">{data.me.name ?? data.me.slug ?? message('people.unnamed')}</span>}
      <button type="button" onClick={() => void signOut()}>
        {message('session.signOut')}
      </button>
    </div>
  );
}
