import { NeedNotice } from '../../parts/need-notice.tsx';

export function ShadeScene() {
  return <NeedNotice need="head" />;
}
