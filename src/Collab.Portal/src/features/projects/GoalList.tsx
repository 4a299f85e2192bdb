import { Link } from 'react-router';
import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import { toTag } from '../../i18n/languages';
import type { Project } from './ProjectPage';

/** The goals as they read today, with the words that each began in. */
export function GoalList({ project }: { project: Project }) {
  const message = useMessage();
  const goals = project.goals.nodes;
  return goals.length === 0 ? null : (
    <section aria-labelledby="goals">
      <h2 id="goals">{message('project.goals')}</h2>
      <ul className="cards cards--wide">
        {goals.map((goal) => (
          <li key={goal.id} className="card goal-card">
            <h3 lang={toTag(goal.title.language)}>
              <Link to={`/goals/${goal.id}`}>{goal.title.value}</Link>
            </h3>
            {goal.start.title.value !== goal.title.value && (
              <p className="goal-card__start">
                <span className="story__label">{message('project.goalStart')}</span> <Wording text={goal.start.title} />
              </p>
            )}
            <p className="project-card__foot">
              <span className={`state state--${goal.status.toLowerCase()}`}>{message(`goal.status.${goal.status}`)}</span>
              <span className="note">{message('goal.turns', { count: goal.revisions.totalCount })}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
