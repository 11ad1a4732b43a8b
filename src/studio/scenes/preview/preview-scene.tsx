import { NeedNotice } from '../../parts/need-notice.tsx';

export function PreviewScene() {
  return <NeedNotice need="head" />;
}
