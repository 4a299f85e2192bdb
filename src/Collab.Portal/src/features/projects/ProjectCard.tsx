import { Link } from 'react-router';
import type { ProjectCardFragment } from '../../api/generated/graphql';
import { Moment } from '../../components/Moment';
import { Wording } from '../../components/Wording';
import { useMessage } from '../../i18n/LanguageProvider';
import { toTag } from '../../i18n/languages';

/** A project in a list. */
export function ProjectCard({ project, level = 2 }: { project: ProjectCardFragment; level?: 2 | 3 }) {
  const message = useMessage();
  const Heading = `h${level}` as const;
  return (
    <article className="card project-card">
      <p className="project-card__owner">
        <Wording text={project.owner.name} sayLanguage={false} />
        {project.participants.length > 0 && ` ${message('project.andOthers', { count: project.participants.length })}`}
      </p>
      <Heading lang={toTag(project.title.language)}>
        <Link to={`/projects/${project.slug}`}>{project.title.value}</Link>
      </Heading>
      {project.challenge && (
        <p className="project-card__challenge">
          <Wording text={project.challenge} />
        </p>
      )}
      <p className="project-card__foot">
        <span className="state">{message(`phase.${project.phase}`)}</span>
        <span className="note">
          {message('project.changed')} <Moment at={project.changedAt} />
        </span>
        {project.hashtags.map((tag) => (
          <Link key={tag} className="hashtag" to={`/projects?hashtag=${encodeURIComponent(tag)}`}>
            #{tag}
          </Link>
        ))}
      </p>
    </article>
  );
}
