// What a portal writes with the generated types; it only has to compile, strictly.
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import {
  AnythingDocument,
  ProjectHeadFragmentDoc,
  ProjectListDocument,
  ProjectPageDocument,
  StartGoalDocument,
} from '../.run/codegen/graphql.js';
import { useFragment } from '../.run/codegen/index.js';

type Page = NonNullable<ResultOf<typeof ProjectPageDocument>['project']>;

export const page: VariablesOf<typeof ProjectPageDocument> = { slug: 'lahti', language: 'FI', asOf: '2026-08-06T09:00:00+03:00' };

export function headline(project: Page): string {
  const head = useFragment(ProjectHeadFragmentDoc, project);
  const recommendation: number | null | undefined = project.recommendation;
  return `${head.title.value} (${head.phase}), ${project.goals.totalCount} goals, ${recommendation ?? 'not'} recommended`;
}

export function nextPage(list: ResultOf<typeof ProjectListDocument>): VariablesOf<typeof ProjectListDocument> | undefined {
  const { hasNextPage, endCursor } = list.projects.pageInfo;
  return hasNextPage && endCursor ? { first: 20, after: endCursor } : undefined;
}

export function told(answer: ResultOf<typeof StartGoalDocument>): string[] {
  switch (answer.startGoal?.errors[0]?.code) {
    case 'INVALID':
    case 'FORBIDDEN':
      return answer.startGoal.errors.map((refusal) => `${refusal.path.join('.')}: ${refusal.message}`);
    default:
      return [];
  }
}

export function goalTitles(things: ResultOf<typeof AnythingDocument>): string[] {
  return things.nodes.flatMap((thing) => (thing?.__typename === 'Goal' ? [thing.title.value] : []));
}

// @ts-expect-error a slug is needed
export const nothing: VariablesOf<typeof ProjectPageDocument> = {};

// @ts-expect-error there is no such language
export const wrong: VariablesOf<typeof ProjectPageDocument> = { slug: 'lahti', language: 'DE' };
