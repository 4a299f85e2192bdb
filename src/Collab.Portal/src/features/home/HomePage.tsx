import { Link } from 'react-router';
import { useQuery } from 'urql';
import { HomeDocument, type HomeQuery } from '../../api/generated/graphql';
import { Loading } from '../../components/Loading';
import { Moment } from '../../components/Moment';
import { Page } from '../../components/Page';
import { Problem } from '../../components/Problem';
import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import { toTag } from '../../i18n/languages';
import { canSignIn } from '../../settings';
import { ProjectCard } from '../projects/ProjectCard';

/** For a visitor what this is; for somebody signed in what they take part in, what changed there, and what is next. */
export default function HomePage() {
  const message = useMessage();
  const [{ data, error }, reload] = useQuery({ query: HomeDocument });
  if (error) {
    return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  }
  if (!data) {
    return <Loading />;
  }
  const mine = data.me?.projects.nodes ?? [];
  const others = data.projects.nodes.filter((project) => !mine.some((own) => own.id === project.id));
  return (
    <Page title={message(data.me ? 'home.title' : 'home.visitorTitle')}>
      {!data.me && (
        <>
          <p className="lead">{message('home.lead')}</p>
          {canSignIn && (
            <p>
              <Link to="/sign-in" className="big-link">
                {message('home.signIn')}
              </Link>
            </p>
          )}
        </>
      )}
      {data.me && (
        <section aria-labelledby="mine">
          <h2 id="mine">{message('home.mine')}</h2>
          {mine.length === 0 && <p>{message('home.noProjects')}</p>}
          <ul className="cards cards--wide">
            {mine.map((project) => (
              <li key={project.id}>
                <Mine project={project} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{message('home.others')}</h2>
          <ul className="cards">
            {others.map((project) => (
              <li key={project.id}>
                <ProjectCard project={project} level={3} />
              </li>
            ))}
          </ul>
          <p>
            <Link to="/projects">{message('home.all', { count: data.projects.totalCount })}</Link>
          </p>
        </section>
      )}
    </Page>
  );
}

type MyProject = NonNullable<HomeQuery['me']>['projects']['nodes'][number];

function Mine({ project }: { project: MyProject }) {
  const message = useMessage();
  return (
    <article className="card">
      <h3 lang={toTag(project.title.language)}>
        <Link to={`/projects/${project.slug}`}>{project.title.value}</Link>
      </h3>
      <p>
        <span className="state">{message(`phase.${project.phase}`)}</span>
      </p>
      {project.status.next && (
        <p>
          <span className="story__label">{message('project.next')}</span> <Wording text={project.status.next} />
        </p>
      )}
      {project.status.lately.length > 0 && (
        <>
          <p className="story__label">{message('project.lately')}</p>
          <ul className="plain-list">
            {project.status.lately.slice(0, 3).map((change, index) => (
              <li key={index}>
                <Wording text={change.description} sayLanguage={false} />
                <span className="note">
                  {' '}
                  <Moment at={change.at} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}
