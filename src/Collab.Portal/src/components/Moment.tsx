import { FormattedDate } from 'react-intl';

/** A day, in the reader's way; the machine-readable moment with it. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at}>
      <FormattedDate value={at} day="numeric" month="long" year="numeric" />
    </time>
  );
}
