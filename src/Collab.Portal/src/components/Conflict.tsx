import { Button, InlineAlert } from 'suomifi-ui-components';
import type { RefusedFragment } from '../api/generated/graphql';
import { useMessage } from '../i18n/LanguageProvider';

interface ConflictProps {
  /** Refusals with the code CONFLICT. */
  conflicts: RefusedFragment[];
  keepMine: () => void;
  takeTheirs: () => void;
}

/** Two people edited the same: both texts, and what to do. Neither is lost. */
export function Conflict({ conflicts, keepMine, takeTheirs }: ConflictProps) {
  const message = useMessage();
  return (
    <InlineAlert status="warning" labelText={message('conflict.title')}>
      <p>{message('conflict.note')}</p>
      {conflicts.map((conflict, index) => (
        <div key={index} className="conflict">
          <div>
            <h3>{message('conflict.yours')}</h3>
            <p className="wording">{conflict.yours}</p>
          </div>
          <div>
            <h3>{message('conflict.theirs')}</h3>
            <p className="wording">{conflict.current}</p>
          </div>
        </div>
      ))}
      <p className="form__buttons">
        <Button onClick={keepMine}>{message('conflict.keepMine')}</Button>
        <Button variant="secondary" onClick={takeTheirs}>
          {message('conflict.takeTheirs')}
        </Button>
      </p>
    </InlineAlert>
  );
}
