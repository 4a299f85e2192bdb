import { Link } from 'react-router';
import type { TurnFragment } from '../../api/generated/graphql';
import { Moment } from '../../components/Moment';
import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import { toTag } from '../../i18n/languages';
import type { Goal } from './GoalPage';

/** The story as text: where the goal came from, its start, each turn with its reason, today. */
export function Story({ goal, points }: { goal: Goal; points: TurnFragment[] }) {
  const message = useMessage();
  const today = points.at(-1)!;
  return (
    <section aria-labelledby="story">
      <h2 id="story">{message('goal.story')}</h2>
      <p className="note">{message('goal.storyNote')}</p>
      <ol className="story">
        {goal.origins.map((origin, index) => (
          <li key={`origin-${index}`} className="story__point story__point--before">
            <h3>{message('goal.before')}</h3>
            <p className="story__title">{origin.goal ? <Link to={`/goals/${origin.goal.id}`}><Wording text={origin.title} /></Link> : <Wording text={origin.title} />}</p>
          </li>
        ))}
        {points.map((point) => (
          <Point key={point.number} point={point} isToday={point === today} />
        ))}
      </ol>
    </section>
  );
}

function Point({ point, isToday }: { point: TurnFragment; isToday: boolean }) {
  const message = useMessage();
  const decider = point.decidedBy?.person?.name ?? point.decidedBy?.group?.value;
  return (
    <li className={`story__point${isToday ? ' story__point--today' : ''}`} id={`turn-${point.number}`}>
      <h3>
        {point.number === 0 ? message('goal.start') : message('goal.turn', { number: point.number })}
        {isToday && point.number > 0 && <span className="story__today">{message('goal.today')}</span>}
      </h3>
      <p className="story__when">
        {message(`goal.kind.${point.kind}`)} <Moment at={point.at} />
        {point.author?.name && ` · ${message('goal.recordedBy', { name: point.author.name })}`}
      </p>
      {point.reason && (
        <blockquote className="story__reason">
          <p className="story__label">{message('goal.why')}</p>
          <p>
            <Wording text={point.reason} />
          </p>
          {decider && <p className="story__decider">{message('goal.decidedBy', { name: decider })}</p>}
          {point.insightIds.length > 0 && <p className="story__decider">{message('goal.insights', { count: point.insightIds.length })}</p>}
        </blockquote>
      )}
      {point.kind !== 'DROPPED' && (
        <div className="story__wording">
          <p className="story__label">{message('goal.readsThen')}</p>
          <p className="story__title">
            <Wording text={point.title} />
          </p>
          {point.text && (
            <p>
              <Wording text={point.text} />
            </p>
          )}
        </div>
      )}
      {point.into.length > 0 && (
        <>
          <p className="story__label">{message('goal.livesOn')}</p>
          <ul className="plain-list">
            {point.into.map((goal) => (
              <li key={goal.id}>
                <Link to={`/goals/${goal.id}`} lang={toTag(goal.title.language)}>
                  {goal.title.value}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </li>
  );
}
