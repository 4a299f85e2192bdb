import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { ProjectOverviewDocument, type ProjectOverviewQuery, type WordingFragment } from '../../api/generated/graphql';
import { Loading } from '../../components/Loading';
import { Moment } from '../../components/Moment';
import { NotFound } from '../../components/NotFound';
import { Page } from '../../components/Page';
import { Problem } from '../../components/Problem';
import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import { toTag } from '../../i18n/languages';
import { GoalList } from './GoalList';
import { OpenQuestions } from './OpenQuestions';
import { Phases } from './Phases';
import { Team } from './Team';
import { Work } from './Work';

export type Project = NonNullable<ProjectOverviewQuery['project']>;

/** A project, read in a minute: why, where it is, what is next, its goals, its people. */
export default function ProjectPage() {
  const { slug = '' } = useParams();
  const message = useMessage();
  const [{ data, error }, reload] = useQuery({ query: ProjectOverviewDocument, variables: { slug } });
  if (error) {
    return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { project } = data;
  if (!project) {
    return <NotFound />;
  }
  return (
    <Page title={project.title.value} titleLanguage={toTag(project.title.language)} above={<Above project={project} />}>
      {project.challenge && (
        <p className="lead">
          <Wording text={project.challenge} />
        </p>
      )}
      <p className="project__facts">
        <span>{message(`audience.${project.audience}`)}</span>
        <span>
          {message('project.started')} <Moment at={project.startedAt} />
        </span>
        {project.closedAt && (
          <span>
            {message('project.closed')} <Moment at={project.closedAt} />
          </span>
        )}
        {project.hashtags.map((tag) => (
          <Link key={tag} className="hashtag" to={`/projects?hashtag=${encodeURIComponent(tag)}`}>
            #{tag}
          </Link>
        ))}
      </p>
      <Phases phase={project.phase} />
      <Minute project={project} />
      <GoalList project={project} />
      <OpenQuestions project={project} />
      <Team project={project} />
      <Work project={project} />
    </Page>
  );
}

function Above({ project }: { project: Project }) {
  const message = useMessage();
  return (
    <>
      <nav aria-label={message('layout.breadcrumb')} className="breadcrumb">
        <Link to="/projects">{message('projects.title')}</Link>
      </nav>
      <p className="kicker">
        {[project.owner, ...project.participants].map((agency, index) => (
          <span key={agency.id}>
            {index > 0 && ' · '}
            <Wording text={agency.name} sayLanguage={false} />
          </span>
        ))}
      </p>
    </>
  );
}

/** Where it is, what changed lately, what is next. */
function Minute({ project: { status } }: { project: Project }) {
  const message = useMessage();
  return (
    <div className="minute">
      <Part heading={message('project.now')} text={status.summary} />
      <Part heading={message('project.next')} text={status.next} />
      {status.lately.length > 0 && (
        <section>
          <h2>{message('project.lately')}</h2>
          <ul className="plain-list">
            {status.lately.slice(0, 5).map((change, index) => (
              <li key={index}>
                <Wording text={change.description} sayLanguage={false} />
                {change.count > 1 && ` (${message('project.times', { count: change.count })})`}
                <span className="note">
                  {' '}
                  <Moment at={change.at} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Part({ heading, text }: { heading: string; text?: WordingFragment | null }) {
  return text ? (
    <section>
      <h2>{heading}</h2>
      <p>
        <Wording text={text} />
      </p>
    </section>
  ) : null;
}
