import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { GoalComparisonDocument, type DifferenceFragment, type Language, type TurnFragment } from '../../api/generated/graphql';
import { Moment } from '../../components/Moment';
import { Problem } from '../../components/Problem';
import { useMessage } from '../../i18n/LanguageProvider';
import { toTag } from '../../i18n/languages';
import type { Goal } from './GoalPage';
import { StoryLine } from './StoryLine';

/** Any two points of the story side by side, word by word; the start and today unless the address says others. */
export function Comparison({ goal, points, language }: { goal: Goal; points: TurnFragment[]; language: Language }) {
  const message = useMessage();
  const intl = useIntl();
  const [search, setSearch] = useSearchParams();
  const last = points.length - 1;
  const from = numberIn(search.get('from'), 0, last - 1) ?? 0;
  const to = numberIn(search.get('to'), from + 1, last) ?? last;
  const [{ data, error }, reload] = useQuery({ query: GoalComparisonDocument, variables: { id: goal.id, from, to, language } });
  const drift = data?.node?.__typename === 'Goal' ? data.node.drift : undefined;

  const compare = (earlier: number, later: number) =>
    setSearch(
      (now) => {
        now.set('from', String(earlier));
        now.set('to', String(later));
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  const name = (number: number) =>
    number === 0 ? message('goal.start') : number === last ? message('goal.today') : message('goal.turn', { number });
  const option = (number: number) => (
    <option key={number} value={number}>
      {`${name(number)}, ${intl.formatDate(points[number]!.at)}`}
    </option>
  );

  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">{message('goal.comparison')}</h2>
      <StoryLine points={points} from={from} to={to} name={name} />
      {last > 1 && (
        <div className="comparison__choice">
          <label>
            {message('goal.earlier')}
            <select value={from} onChange={(event) => compare(Number(event.target.value), Math.max(Number(event.target.value) + 1, to))}>
              {points.slice(0, last).map((point) => option(point.number))}
            </select>
          </label>
          <label>
            {message('goal.later')}
            <select value={to} onChange={(event) => compare(Math.min(from, Number(event.target.value) - 1), Number(event.target.value))}>
              {points.slice(1).map((point) => option(point.number))}
            </select>
          </label>
        </div>
      )}
      {error && <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />}
      {drift && (
        <div className="comparison" aria-live="polite">
          <Side heading={name(drift.from.number)} at={drift.from.at} title={drift.title} text={drift.text} kind="REMOVED" />
          <Side heading={name(drift.to.number)} at={drift.to.at} title={drift.title} text={drift.text} kind="ADDED" />
          <p className="comparison__legend">
            <del>{message('goal.legendRemoved')}</del> <ins>{message('goal.legendAdded')}</ins>
          </p>
        </div>
      )}
    </section>
  );
}

interface SideProps {
  heading: string;
  at: string;
  title: DifferenceFragment;
  text?: DifferenceFragment | null;
  /** The pieces that only this side has. */
  kind: 'ADDED' | 'REMOVED';
}

function Side({ heading, at, title, text, kind }: SideProps) {
  return (
    <div className={`comparison__side comparison__side--${kind.toLowerCase()}`}>
      <h3>
        {heading} <span className="comparison__when"><Moment at={at} /></span>
      </h3>
      <p className="comparison__title">
        <Pieces difference={title} kind={kind} />
      </p>
      {text && (
        <p>
          <Pieces difference={text} kind={kind} />
        </p>
      )}
    </div>
  );
}

function Pieces({ difference, kind }: { difference: DifferenceFragment; kind: 'ADDED' | 'REMOVED' }) {
  const language = kind === 'ADDED' ? difference.toLanguage : difference.fromLanguage;
  const Mark = kind === 'ADDED' ? 'ins' : 'del';
  return (
    <span className="wording" lang={language ? toTag(language) : undefined}>
      {difference.parts.map((part, index) =>
        part.kind === 'SAME' ? <span key={index}>{part.text}</span> : part.kind === kind ? <Mark key={index}>{part.text}</Mark> : null,
      )}
    </span>
  );
}

/** A whole number within bounds; undefined for anything else, such as what somebody wrote into the address. */
function numberIn(text: string | null, least: number, most: number): number | undefined {
  return text !== null && /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;
}
