import { FormattedNumber, useIntl } from 'react-intl';
import { Moment } from '../../components/Moment';
import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import type { Goal } from './GoalPage';

type KeyResult = Goal['keyResults'][number];

/** The numbers that tell whether the goal comes closer. */
export function KeyResults({ results }: { results: KeyResult[] }) {
  const message = useMessage();
  return (
    <section aria-labelledby="key-results">
      <h2 id="key-results">{message('goal.keyResults')}</h2>
      <ul className="cards">
        {results.map((result) => (
          <li key={result.id} className="card">
            <h3>
              <Wording text={result.title} />
            </h3>
            <p className="key-result__now">
              <strong>
                <FormattedNumber value={result.now} />
              </strong>{' '}
              {result.unit && <Wording text={result.unit} sayLanguage={false} />}
            </p>
            <Chart result={result} />
            <p className="note">{message('goal.fromTo', { from: result.from, to: result.to })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The observed values over time, from the start to where the number should get to. */
function Chart({ result }: { result: KeyResult }) {
  const message = useMessage();
  const intl = useIntl();
  const values = [result.from, ...result.checkIns.nodes.map((each) => each.value)];
  const low = Math.min(...values, result.to);
  const high = Math.max(...values, result.to);
  const y = (value: number) => 52 - (44 * (value - low)) / (high - low || 1);
  const x = (index: number) => 8 + (index * 224) / Math.max(1, values.length - 1);
  const latest = result.checkIns.nodes.at(-1);
  return (
    <>
      <svg className="chart" viewBox="0 0 240 60" role="img" aria-label={message('goal.chartText', { values: intl.formatList(values.map((value) => intl.formatNumber(value)), { type: 'unit' }) as string, to: result.to })}>
        <line className="chart__target" x1="8" x2="232" y1={y(result.to)} y2={y(result.to)} />
        <polyline className="chart__line" points={values.map((value, index) => `${x(index)},${y(value)}`).join(' ')} />
        {values.map((value, index) => (
          <circle key={index} className="chart__point" cx={x(index)} cy={y(value)} r="3.5" />
        ))}
      </svg>
      {latest && (
        <p>
          <Moment at={latest.date} />
          {latest.note && (
            <>
              : <Wording text={latest.note} />
            </>
          )}
        </p>
      )}
    </>
  );
}
