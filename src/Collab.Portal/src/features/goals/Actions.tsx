import { Moment } from '../../components/Moment';
import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import type { Goal } from './GoalPage';

/** What is done for the goal. */
export function Actions({ actions }: { actions: Goal['actions']['nodes'] }) {
  const message = useMessage();
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{message('goal.actions')}</h2>
      <ul className="rows">
        {actions.map((action) => (
          <li key={action.id}>
            <span className={`state state--${action.status.toLowerCase()}`}>{message(`action.status.${action.status}`)}</span>
            <span>
              <Wording text={action.title} />
              {(action.owner || action.due) && (
                <span className="note">
                  {' '}
                  {action.owner?.name}
                  {action.owner && action.due && ' · '}
                  {action.due && <Moment at={action.due} />}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
