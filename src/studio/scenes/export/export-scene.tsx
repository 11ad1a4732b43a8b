import { NeedNotice } from '../../parts/need-notice.tsx';

export function ExportScene() {
  return <NeedNotice need="head" />;
}
