import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Button, InlineAlert } from 'suomifi-ui-components';
import { useQuery } from 'urql';
import { GoalStoryDocument, type GoalStoryQuery } from '../../api/generated/graphql';
import { Loading } from '../../components/Loading';
import { Moment } from '../../components/Moment';
import { NotFound } from '../../components/NotFound';
import { Page } from '../../components/Page';
import { Problem } from '../../components/Problem';
import { Wording } from '../../components/Wording';
import { useLanguage, useMessage } from '../../i18n/LanguageProvider';
import { toApi, toTag } from '../../i18n/languages';
import { Actions } from './Actions';
import { Comparison } from './Comparison';
import { KeyResults } from './KeyResults';
import { ReviseGoal } from './ReviseGoal';
import { Story } from './Story';

export type Goal = Extract<NonNullable<GoalStoryQuery['node']>, { __typename?: 'Goal' }>;

/** A goal: how it reads today, how it came to that, and what is done for it. */
export default function GoalPage() {
  const { id = '' } = useParams();
  const message = useMessage();
  const { language } = useLanguage();
  const [inOriginal, setInOriginal] = useState(false);
  const [revising, setRevising] = useState(false);
  const [saved, setSaved] = useState(false);

  // The first answer tells in which language the goal was first written.
  const [{ data, error }, reload] = useQuery({ query: GoalStoryDocument, variables: { id } });
  const readers = data?.node?.__typename === 'Goal' ? data.node : undefined;
  const original = readers?.title.original;
  const [{ data: originals }] = useQuery({ query: GoalStoryDocument, variables: { id, language: original }, pause: !inOriginal || !original });
  const goal = (inOriginal && originals?.node?.__typename === 'Goal' ? originals.node : readers) as Goal | undefined;

  if (error) {
    return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  }
  if (!data) {
    return <Loading />;
  }
  if (!goal?.drift || !original) {
    return <NotFound />;
  }

  const tag = toTag(goal.title.language);
  const readingIn = inOriginal ? original : toApi(language);
  return (
    <Page title={goal.title.value} titleLanguage={tag} above={<Above goal={goal} />}>
      {goal.text && (
        <p className="lead">
          <Wording text={goal.text} />
        </p>
      )}
      <p className="goal__state">
        <span className={`state state--${goal.status.toLowerCase()}`}>{message(`goal.status.${goal.status}`)}</span>
        <span>
          {message('goal.turns', { count: goal.drift.points.length - 1 })} · {message('goal.changed')} <Moment at={goal.changedAt} />
        </span>
        {toTag(original) !== language && (
          <button type="button" className="text-button" aria-pressed={inOriginal} onClick={() => setInOriginal(!inOriginal)}>
            {message(inOriginal ? 'goal.readOwn' : `goal.readOriginal.${toTag(original)}`)}
          </button>
        )}
      </p>

      {saved && (
        <InlineAlert className="saved" labelText={message('goal.revised')}>
          {message('goal.revisedNote')}
        </InlineAlert>
      )}
      {revising ? (
        <ReviseGoal
          goalId={goal.id}
          done={(changed) => {
            setRevising(false);
            setSaved(changed);
          }}
        />
      ) : (
        goal.viewerCan.includes('reviseGoal') && (
          <Button
            onClick={() => {
              setSaved(false);
              setRevising(true);
            }}
          >
            {message('goal.revise')}
          </Button>
        )
      )}

      {goal.drift.points.length > 1 && <Comparison goal={goal} points={goal.drift.points} language={readingIn} />}
      <Story goal={goal} points={goal.drift.points} />
      {goal.keyResults.length > 0 && <KeyResults results={goal.keyResults} />}
      {goal.actions.nodes.length > 0 && <Actions actions={goal.actions.nodes} />}
    </Page>
  );
}

function Above({ goal }: { goal: Goal }) {
  const message = useMessage();
  return (
    <>
      <nav aria-label={message('layout.breadcrumb')} className="breadcrumb">
        <Link to="/projects">{message('projects.title')}</Link>
        <span aria-hidden="true"> › </span>
        <Link to={`/projects/${goal.project.slug}`} lang={toTag(goal.project.title.language)}>
          {goal.project.title.value}
        </Link>
      </nav>
      <p className="kicker">{message('goal.kicker')}</p>
    </>
  );
}
