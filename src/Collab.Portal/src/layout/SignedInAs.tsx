import { Link, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { MeDocument } from '../api/generated/graphql';
import { signInPath, signOut } from '../features/people/session';
import { useMessage } from '../i18n/LanguageProvider';
import { canSignIn, isSignedIn } from '../settings';

/** Who is signed in, and the way in or out. */
export function SignedInAs() {
  const message = useMessage();
  const { pathname } = useLocation();
  const [{ data }] = useQuery({ query: MeDocument, pause: !isSignedIn });

  if (!isSignedIn) {
    return pathname === '/sign-in' || !canSignIn ? null : (
      <Link to={signInPath(pathname)} className="sign-in-link">
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
