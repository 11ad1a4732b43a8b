import { NeedNotice } from '../../parts/need-notice.tsx';

export function DesignScene() {
  return <NeedNotice need="head" />;
}
