import type { ProjectPhase } from '../../api/generated/graphql';

/** In the usual order. */
export const phases: readonly ProjectPhase[] = ['FORMING', 'UNDERSTANDING', 'DEFINING', 'IDEATING', 'TRYING', 'ADOPTING', 'CLOSED'];
