import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button, InlineAlert } from 'suomifi-ui-components';
import { Loading } from '../../components/Loading';
import { Page } from '../../components/Page';
import { useLanguage, useMessage } from '../../i18n/LanguageProvider';
import { canSignIn, settings } from '../../settings';
import { demoPeople, issuerAddress, signInAs, type DemoPerson } from './session';

const problems = ['unknown', 'expired', 'denied', 'failed'] as const;

/** Where people of agencies sign in; in demo mode the people of the example network: who each is, what they may do, and one click in. */
export default function SignInPage() {
  const message = useMessage();
  const { language } = useLanguage();
  const [people, setPeople] = useState<DemoPerson[]>();
  const [failed, setFailed] = useState(false);
  const [search] = useSearchParams();
  const problem = problems.find((each) => each === search.get('problem'));

  useEffect(() => {
    if (settings.demo) {
      demoPeople(language).then(setPeople, () => setFailed(true));
    }
  }, [language]);

  return (
    <Page title={message('session.title')}>
      {problem && <InlineAlert status="error">{message(`session.problem.${problem}`)}</InlineAlert>}
      {!canSignIn && <p>{message('session.none')}</p>}
      {settings.issuers.length > 0 && (
        <>
          <p className="lead">{message('session.issuers')}</p>
          <ul className="issuers">
            {settings.issuers.map((issuer) => (
              <li key={issuer.address}>
                <a className="big-link" href={issuerAddress(issuer.address)}>
                  {issuer.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {failed && <InlineAlert status="error">{message('session.failed')}</InlineAlert>}
      {settings.demo && (
        <>
          <p className="lead">{message('session.demo')}</p>
          {!people && !failed && <Loading />}
          {people?.length === 0 && <p>{message('session.nobody')}</p>}
          <ul className="people">
            {people?.map((person) => (
              <li key={person.slug} className="card person">
                <div>
                  <h2>{person.name}</h2>
                  <p className="person__place">{person.agencies.join(', ')}</p>
                  <p>
                    {person.roles.map((role) => (
                      <span key={role} className="state">
                        {role}
                      </span>
                    ))}
                  </p>
                  {person.teams.length > 0 && (
                    <p>
                      <strong>{message('session.teams')}</strong> {person.teams.join(', ')}
                    </p>
                  )}
                  <ul className="plain-list">
                    {person.rights.map((right) => (
                      <li key={right}>{right}</li>
                    ))}
                  </ul>
                </div>
                <Button aria-label={message('session.signInAs', { name: person.name })} onClick={() => void signInAs(person.slug).catch(() => setFailed(true))}>
                  {message('session.signIn')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
