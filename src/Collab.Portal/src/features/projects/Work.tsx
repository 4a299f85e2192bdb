import type { ReactNode } from 'react';
import { FormattedDate } from 'react-intl';
import { Moment } from '../../components/Moment';
import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import type { Project } from './ProjectPage';

/** How the team works: agreement, kick-off, the state at the beginning, lessons. */
export function Work({ project }: { project: Project }) {
  const message = useMessage();
  const { workingAgreement, kickOff, baseline, lessons } = project;
  return (
    <div className="columns">
      {baseline && (
        <Part id="baseline" heading={message('project.baseline')}>
          <p>
            <Wording text={baseline} />
          </p>
        </Part>
      )}
      {kickOff && (
        <Part id="kick-off" heading={message('project.kickOff')}>
          <p>
            <FormattedDate value={kickOff.startsAt} dateStyle="full" timeStyle="short" /> · {message(`meeting.${kickOff.form}`)}
            {kickOff.place && (
              <>
                {' · '}
                <Wording text={kickOff.place} />
              </>
            )}
          </p>
          {[kickOff.presentState, kickOff.expectations, kickOff.acquaintance].map(
            (text, index) =>
              text && (
                <p key={index}>
                  <Wording text={text} />
                </p>
              ),
          )}
        </Part>
      )}
      {workingAgreement && (
        <Part id="agreement" heading={message('project.agreement')}>
          <p>
            <Wording text={workingAgreement.text} />
          </p>
          <p className="note">
            {message('project.agreed', { number: workingAgreement.number })} <Moment at={workingAgreement.agreedAt} />
          </p>
        </Part>
      )}
      {lessons && (
        <Part id="lessons" heading={message('project.lessons')}>
          <p>
            <Wording text={lessons} />
          </p>
          {typeof project.recommendation === 'number' && <p>{message('project.recommendation', { score: project.recommendation })}</p>}
        </Part>
      )}
    </div>
  );
}

function Part({ id, heading, children }: { id: string; heading: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}
