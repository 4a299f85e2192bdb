import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import type { Language } from '../i18n/languages';
import { prefix, settings } from '../settings';
import type { ReviseGoalMutation, ReviseGoalMutationVariables } from './generated/graphql';
import { keyless } from './generated/keyless';

/** A client whose answers are in one language; the cache belongs to that language too. */
export function createClient(language: Language): Client {
  return new Client({
    url: `${prefix}/graphql`,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        // Types without an id are kept inside what they belong to.
        keys: Object.fromEntries(keyless.map((type) => [type, () => null])),
        updates: {
          Mutation: {
            // A turn changes the story, what can be compared and the history: all that is shown of the goal is asked for again.
            reviseGoal: (result: ReviseGoalMutation, { input }: ReviseGoalMutationVariables, cache) => {
              if (result.reviseGoal?.errors.length === 0) {
                cache.invalidate({ __typename: 'Goal', id: input.goal });
              }
            },
          },
        },
      }),
      fetchExchange,
    ],
    fetchOptions: {
      credentials: 'same-origin',
      headers: { 'Accept-Language': language, ...(settings.antiforgery ? { 'Collab-Antiforgery': settings.antiforgery } : {}) },
    },
  });
}

/** The sign-in has ended, or changed in another tab. */
export const isSignedOut = (error: { graphQLErrors: { extensions?: Record<string, unknown> }[] } | undefined) =>
  error?.graphQLErrors.some((each) => each.extensions?.code === 'UNAUTHENTICATED') ?? false;
