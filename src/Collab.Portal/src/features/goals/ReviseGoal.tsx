import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button, InlineAlert, Textarea } from 'suomifi-ui-components';
import { useClient, useMutation, useQuery, type CombinedError } from 'urql';
import { isSignedOut } from '../../api/client';
import { GoalWordingsDocument, ReviseGoalDocument, type GoalWordingsQuery, type RefusedFragment } from '../../api/generated/graphql';
import { Conflict } from '../../components/Conflict';
import { Loading } from '../../components/Loading';
import { Problem } from '../../components/Problem';
import { TextFields, toInput, type Wordings } from '../../components/TextFields';
import { useDraft } from '../../components/useDraft';
import { useLanguage, useMessage } from '../../i18n/LanguageProvider';
import { toTag, type Language } from '../../i18n/languages';

type Current = Extract<NonNullable<GoalWordingsQuery['node']>, { __typename?: 'Goal' }>;

interface Draft {
  title: Wordings;
  text: Wordings;
  reason: Wordings;
  decidedBy: string;
  original: Language;
  /** The version of the goal that the texts began from. */
  basedOn: number;
}

interface ReviseGoalProps {
  goalId: string;
  /** Called when the form is closed; `changed` when the revision was kept. */
  done: (changed: boolean) => void;
}

/** Puts the goal in other words, where it stands. */
export function ReviseGoal({ goalId, done }: ReviseGoalProps) {
  const [{ data, error }, reload] = useQuery({ query: GoalWordingsDocument, variables: { id: goalId }, requestPolicy: 'network-only' });
  if (error) {
    return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  }
  return data?.node?.__typename === 'Goal' ? <Form goal={data.node} done={done} /> : <Loading />;
}

function Form({ goal, done }: { goal: Current; done: (changed: boolean) => void }) {
  const message = useMessage();
  const client = useClient();
  const { language } = useLanguage();
  const { draft, setDraft, forget, wasKept } = useDraft<Draft>(`goal:${goal.id}`, () => draftOf(goal));
  const [{ fetching }, revise] = useMutation(ReviseGoalDocument);
  const [refusals, setRefusals] = useState<RefusedFragment[]>([]);
  const [problem, setProblem] = useState<CombinedError>();
  // A repeat after a lost answer changes nothing a second time.
  const attempt = useRef<string | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);

  const change = (part: Partial<Draft>) => {
    attempt.current = undefined;
    setDraft({ ...draft, ...part });
  };
  const conflicts = refusals.filter((each) => each.code === 'CONFLICT');
  const refusalOf = (field: string) => refusals.find((each) => each.code !== 'CONFLICT' && each.path[0] === field)?.message;
  const fields = ['title', 'text', 'reason', 'decidedBy'];
  const others = refusals.filter((each) => each.code !== 'CONFLICT' && !fields.includes(each.path[0] ?? ''));

  async function send(basedOn: number) {
    attempt.current ??= newId();
    const text = toInput(draft.text, draft.original);
    const had = [goal.textFi, goal.textSv, goal.textEn].some((each) => each !== null);
    const { data, error } = await revise({
      input: {
        goal: goal.id,
        title: toInput(draft.title, draft.original),
        text: text.length > 0 ? text : undefined,
        removeText: had && text.length === 0,
        reason: toInput(draft.reason, language),
        decidedBy: draft.decidedBy.trim() ? { group: [{ value: draft.decidedBy.trim(), language: language.toUpperCase() as 'FI' }] } : undefined,
        basedOn,
        clientMutationId: attempt.current,
      },
    });
    setProblem(error);
    const errors = data?.reviseGoal?.errors ?? [];
    setRefusals(errors);
    if (errors.length > 0) {
      attempt.current = undefined;
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus());
    } else if (data?.reviseGoal) {
      forget();
      done(true);
    }
  }

  /** Sends the texts again, on top of what the others wrote meanwhile, which the story keeps. */
  async function sendOnTop() {
    const { data } = await client.query(GoalWordingsDocument, { id: goal.id }, { requestPolicy: 'network-only' });
    if (data?.node?.__typename === 'Goal') {
      change({ basedOn: data.node.version });
      await send(data.node.version);
    }
  }

  async function takeTheirs() {
    const { data } = await client.query(GoalWordingsDocument, { id: goal.id }, { requestPolicy: 'network-only' });
    if (data?.node?.__typename === 'Goal') {
      const { title, text, original, basedOn } = draftOf(data.node);
      change({ title, text, original, basedOn });
      setRefusals([]);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void send(draft.basedOn);
  }

  return (
    <form ref={form} className="card form" onSubmit={submit} aria-labelledby="revise" noValidate>
      <h2 id="revise">{message('goal.reviseTitle')}</h2>
      <p className="note">{message('goal.reviseNote')}</p>
      {wasKept && <p className="note">{message('draft.found')}</p>}
      {conflicts.length > 0 && <Conflict conflicts={conflicts} keepMine={() => void sendOnTop()} takeTheirs={() => void takeTheirs()} />}
      {others.map((each, index) => (
        <InlineAlert key={index} status="error">{each.message}</InlineAlert>
      ))}
      {problem && <InlineAlert status="error" labelText={message(isSignedOut(problem) ? 'problem.signedOut' : 'problem.notSent')}>{message('problem.textKept')}</InlineAlert>}

      <TextFields label={message('goal.field.title')} original={draft.original} values={draft.title} onChange={(title) => change({ title })} error={refusalOf('title')} rows={3} />
      <TextFields label={message('goal.field.text')} optional original={draft.original} values={draft.text} onChange={(text) => change({ text })} error={refusalOf('text')} rows={3} />
      <TextFields label={message('goal.field.reason')} hint={message('goal.field.reasonHint')} original={language} values={draft.reason} onChange={(reason) => change({ reason })} error={refusalOf('reason')} rows={3} />
      <Textarea
        labelText={message('goal.field.decidedBy')}
        hintText={message('goal.field.decidedByHint')}
        optionalText={message('field.optional')}
        value={draft.decidedBy}
        onChange={(event) => change({ decidedBy: event.target.value })}
        status={refusalOf('decidedBy') ? 'error' : 'default'}
        statusText={refusalOf('decidedBy') ?? ''}
        rows={1}
        fullWidth
      />
      <p className="form__buttons">
        <Button type="submit" disabled={fetching}>
          {message('goal.save')}
        </Button>
        <Button
          variant="secondary"
          onClick={() => {
            forget();
            done(false);
          }}
        >
          {message('form.discard')}
        </Button>
        <span className="note" aria-live="polite">
          {message(fetching ? 'form.sending' : 'draft.kept')}
        </span>
      </p>
    </form>
  );
}

function draftOf(goal: Current): Draft {
  return {
    title: { fi: written(goal.titleFi, 'FI'), sv: written(goal.titleSv, 'SV'), en: written(goal.titleEn, 'EN') },
    text: { fi: written(goal.textFi, 'FI'), sv: written(goal.textSv, 'SV'), en: written(goal.textEn, 'EN') },
    reason: { fi: '', sv: '', en: '' },
    decidedBy: '',
    original: toTag(goal.original.original),
    basedOn: goal.version,
  };
}

/** The wording in a language; empty where the server answered with the original instead. */
const written = (text: { value: string; language: string } | null | undefined, language: string) => (text?.language === language ? text.value : '');

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
