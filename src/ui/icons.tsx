import type { ReactElement, ReactNode } from 'react';

export interface IconProps {
  readonly size?: number;
}

/** Line icons on a 24 unit grid, drawn for this product; decoration only, the word beside them carries the meaning. */
function line(children: ReactNode): (props: IconProps) => ReactElement {
  return function Icon({ size = 20 }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {children}
      </svg>
    );
  };
}

export const UndoIcon = line(<path d="M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3" />);
export const RedoIcon = line(<path d="m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3" />);
export const BackIcon = line(<path d="M19 12H5m6-6-6 6 6 6" />);
export const ForwardIcon = line(<path d="M5 12h14m-6-6 6 6-6 6" />);
export const PlusIcon = line(<path d="M12 5v14M5 12h14" />);
export const MinusIcon = line(<path d="M5 12h14" />);
export const CheckIcon = line(<path d="m5 13 4 4L19 7" />);
export const TrashIcon = line(<path d="M4 7h16M10 11v6m4-6v6M6 7l1 13h10l1-13M9 7V4h6v3" />);
export const PhotoIcon = line(
  <>
    <rect x="3" y="5" width="18" height="14" rx="2" />
    <circle cx="9" cy="10.5" r="1.6" />
    <path d="m4 18 5-4 3 2 4-4 4 4" />
  </>,
);
export const CameraIcon = line(
  <>
    <path d="M4 8h3l2-3h6l2 3h3v11H4z" />
    <circle cx="12" cy="13" r="3.5" />
  </>,
);
export const FileIcon = line(<path d="M6 3h8l4 4v14H6zM14 3v4h4" />);
export const DownloadIcon = line(<path d="M12 4v11m-5-5 5 5 5-5M5 20h14" />);
export const CloudIcon = line(<path d="M7 18a4 4 0 0 1-.5-8 6 6 0 0 1 11.5 1.5A3.3 3.3 0 0 1 17.5 18z" />);
export const CloudOffIcon = line(
  <path d="M4 4l16 16M8 8a6 6 0 0 0-1.5 2A4 4 0 0 0 7 18h10m2.6-1.2A3.3 3.3 0 0 0 18 11.5 6 6 0 0 0 11.5 7" />,
);
export const WarningIcon = line(<path d="M12 4 2.5 20h19zM12 10v4m0 3v.1" />);
export const StopIcon = line(
  <>
    <path d="M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2z" />
    <path d="M12 8v5m0 3v.1" />
  </>,
);
export const InfoIcon = line(
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v5m0-8.5v.1" />
  </>,
);
export const FitIcon = line(<path d="M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5" />);
export const MoreIcon = line(<path strokeWidth={3} d="M5 12h.01M12 12h.01M19 12h.01" />);
export const LoupeIcon = line(
  <>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5" />
  </>,
);
export const MoonIcon = line(<path d="M20 14a8 8 0 1 1-10-10 7 7 0 0 0 10 10z" />);
export const SunIcon = line(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.5 1.5m11 11L19 19M5 19l1.5-1.5m11-11L19 5" />
  </>,
);

/** The mark: dots on the spiral that hair makes at the crown. */
export function WhorlMark({ size = 28 }: IconProps) {
  const dots = Array.from({ length: 26 }, (_, i) => {
    const angle = i * 0.62;
    const radius = 1.4 + i * 0.37;
    return (
      <circle
        key={angle}
        cx={12 + radius * Math.cos(angle)}
        cy={12 + radius * Math.sin(angle)}
        r={0.55 + i * 0.022}
        fill="currentColor"
      />
    );
  });
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {dots}
    </svg>
  );
}
