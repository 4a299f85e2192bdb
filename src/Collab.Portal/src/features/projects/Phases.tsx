import type { ProjectPhase } from '../../api/generated/graphql';
import { useMessage } from '../../i18n/LanguageProvider';
import { phases } from './phases';

/** Where the project is on the usual way. It may go back, which is no step back. */
export function Phases({ phase }: { phase: ProjectPhase }) {
  const message = useMessage();
  return (
    <ol className="phases" aria-label={message('project.phases')}>
      {phases.map((each) => (
        <li key={each} aria-current={each === phase ? 'step' : undefined}>
          {message(`phase.${each}`)}
        </li>
      ))}
    </ol>
  );
}
