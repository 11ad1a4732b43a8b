import { NeedNotice } from '../../parts/need-notice.tsx';

export function PlanScene() {
  return <NeedNotice need="head" />;
}
