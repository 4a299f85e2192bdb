import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from 'suomifi-ui-components';
import { useQuery } from 'urql';
import { ProjectFiltersDocument, ProjectsDocument, type ProjectOrder, type ProjectPhase } from '../../api/generated/graphql';
import { Loading } from '../../components/Loading';
import { Page } from '../../components/Page';
import { Problem } from '../../components/Problem';
import { useMessage } from '../../i18n/LanguageProvider';
import { phases } from './phases';
import { ProjectCard } from './ProjectCard';

const orders: ProjectOrder[] = ['RECENTLY_CHANGED', 'RECENTLY_STARTED', 'TITLE'];

/** The projects that the reader may read, found by what stands in the address, so that a choice can be shared. */
export default function ProjectsPage() {
  const message = useMessage();
  const [search, setSearch] = useSearchParams();
  const [{ data: filters }] = useQuery({ query: ProjectFiltersDocument });

  const phase = phases.find((each) => each === search.get('phase'));
  const order = orders.find((each) => each === search.get('order')) ?? 'RECENTLY_CHANGED';
  const hashtag = search.get('hashtag')?.trim() || undefined;
  const slug = search.get('agency') ?? undefined;
  const agency = filters?.agencies.nodes.find((each) => each.slug === slug)?.id;
  const chosen = Boolean(phase || hashtag || slug);

  const set = (name: string, value: string) =>
    setSearch(
      (now) => {
        if (value) {
          now.set(name, value);
        } else {
          now.delete(name);
        }
        return now;
      },
      { replace: true },
    );

  return (
    <Page title={message('projects.title')}>
      <p className="lead">{message('projects.lead')}</p>
      <form className="filters" role="search" aria-label={message('projects.filter')} onSubmit={(event) => event.preventDefault()}>
        <label>
          {message('projects.agency')}
          <select value={slug ?? ''} onChange={(event) => set('agency', event.target.value)}>
            <option value="">{message('projects.all')}</option>
            {filters?.agencies.nodes.map((each) => (
              <option key={each.id} value={each.slug}>
                {each.name.value}
              </option>
            ))}
          </select>
        </label>
        <label>
          {message('projects.phase')}
          <select value={phase ?? ''} onChange={(event) => set('phase', event.target.value)}>
            <option value="">{message('projects.all')}</option>
            {phases.map((each) => (
              <option key={each} value={each}>
                {message(`phase.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {message('projects.hashtag')}
          <select value={hashtag ?? ''} onChange={(event) => set('hashtag', event.target.value)}>
            <option value="">{message('projects.all')}</option>
            {filters?.hashtags.nodes.map((each) => (
              <option key={each.name} value={each.name}>
                #{each.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {message('projects.order')}
          <select value={order} onChange={(event) => set('order', event.target.value)}>
            {orders.map((each) => (
              <option key={each} value={each}>
                {message(`projects.order.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {chosen && (
          <button type="button" className="text-button" onClick={() => setSearch({}, { replace: true })}>
            {message('projects.clear')}
          </button>
        )}
      </form>
      {slug && !filters ? <Loading /> : <Found key={`${phase}/${hashtag}/${slug}/${order}`} phase={phase} hashtag={hashtag} agency={agency} unknownAgency={Boolean(slug) && !agency} order={order} />}
    </Page>
  );
}

interface FoundProps {
  phase?: ProjectPhase;
  hashtag?: string;
  agency?: string;
  /** Whether the address names an agency that is not there. */
  unknownAgency: boolean;
  order: ProjectOrder;
}

function Found({ phase, hashtag, agency, unknownAgency, order }: FoundProps) {
  const message = useMessage();
  const [pages, setPages] = useState<(string | undefined)[]>([undefined]);
  if (unknownAgency) {
    return <p role="status">{message('projects.none')}</p>;
  }
  return (
    <>
      {pages.map((after, index) => (
        <PageOfProjects
          key={after ?? ''}
          variables={{ filter: { phase, hashtag, agency }, orderBy: order, after }}
          isFirst={index === 0}
          isLast={index === pages.length - 1}
          more={(cursor) => setPages([...pages, cursor])}
        />
      ))}
    </>
  );
}

interface PageOfProjectsProps {
  variables: { filter: { phase?: ProjectPhase; hashtag?: string; agency?: string }; orderBy: ProjectOrder; after?: string };
  isFirst: boolean;
  isLast: boolean;
  more: (cursor: string) => void;
}

function PageOfProjects({ variables, isFirst, isLast, more }: PageOfProjectsProps) {
  const message = useMessage();
  const [{ data, error }, reload] = useQuery({ query: ProjectsDocument, variables });
  if (error) {
    return <Problem error={error} retry={() => reload({ requestPolicy: 'network-only' })} />;
  }
  if (!data) {
    return <Loading />;
  }
  const { nodes, totalCount, pageInfo } = data.projects;
  return (
    <>
      {isFirst && (
        <p role="status" className="note">
          {totalCount === 0 ? message('projects.none') : message('projects.count', { count: totalCount })}
        </p>
      )}
      <ul className="cards">
        {nodes.map((project) => (
          <li key={project.id}>
            <ProjectCard project={project} />
          </li>
        ))}
      </ul>
      {isLast && pageInfo.hasNextPage && pageInfo.endCursor && (
        <Button variant="secondary" onClick={() => more(pageInfo.endCursor!)}>
          {message('projects.more')}
        </Button>
      )}
    </>
  );
}
