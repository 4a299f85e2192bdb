import { Link } from 'react-router';
import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import type { Project } from './ProjectPage';

/** What the team does not know yet, and the solutions that came too early. */
export function OpenQuestions({ project }: { project: Project }) {
  const message = useMessage();
  const uncertainties = project.uncertainties.nodes;
  const parked = project.parkedSolutions.nodes;
  return uncertainties.length === 0 && parked.length === 0 ? null : (
    <div className="columns">
      {uncertainties.length > 0 && (
        <section aria-labelledby="uncertainties">
          <h2 id="uncertainties">{message('project.uncertainties')}</h2>
          <ul className="plain-list">
            {uncertainties.map((each) => (
              <li key={each.id}>
                <Wording text={each.text} /> <span className="note">{message(`uncertainty.${each.status}`)}</span>
                {each.closing?.words && (
                  <p className="answer">
                    <Wording text={each.closing.words} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {parked.length > 0 && (
        <section aria-labelledby="parked">
          <h2 id="parked">{message('project.parked')}</h2>
          <ul className="plain-list">
            {parked.map((each) => (
              <li key={each.id}>
                <strong>
                  <Wording text={each.title} />
                </strong>
                {each.text && (
                  <p>
                    <Wording text={each.text} />
                  </p>
                )}
                {each.whyTooEarly && (
                  <p className="note">
                    <Wording text={each.whyTooEarly} />
                  </p>
                )}
                {each.takenUp?.goal && (
                  <p>
                    {message('project.takenUp')} <Link to={`/goals/${each.takenUp.goal.id}`}>{each.takenUp.goal.title.value}</Link>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
