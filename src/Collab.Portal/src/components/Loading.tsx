import { LoadingSpinner } from 'suomifi-ui-components';
import { useMessage } from '../i18n/LanguageProvider';

export function Loading() {
  const message = useMessage();
  return (
    <div className="loading">
      <LoadingSpinner status="loading" text={message('common.loading')} textAlign="right" variant="small" />
    </div>
  );
}
