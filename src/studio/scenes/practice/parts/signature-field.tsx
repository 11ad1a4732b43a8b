import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import SignaturePad from 'signature_pad';
import { roundTo } from '#/base/round-to.ts';
import type { SignatureStroke } from '#/practice/consent/consent-record.ts';
import { NO_SIGNATURE, type Signature } from '#/practice/consent/signature.ts';

export interface SignatureFieldProps {
  readonly label: string;
  readonly signature: Signature;
  onChange(signature: Signature): void;
}

const HEIGHT_PX = 170;

/**
 * A pad to sign on with a pen, a finger or the mouse; gives the strokes in px of the pad and ms since the first point. Who
 * cannot draw types the full name instead, which the record marks as typed.
 */
export function SignatureField({ label, signature, onChange }: SignatureFieldProps) {
  const { t } = useTranslation();
  const [isTyping, setTyping] = useState(false);
  const turn = (): void => {
    onChange(NO_SIGNATURE);
    setTyping(!isTyping);
  };
  return (
    <div className="signature">
      {isTyping ? (
        <TextInput
          label={label}
          description={t('practice.signTyped')}
          value={signature.typed}
          maxLength={200}
          autoComplete="off"
          classNames={{ input: 'signature-typed' }}
          onChange={(event) => onChange({ strokes: [], typed: event.currentTarget.value })}
        />
      ) : (
        <Pad label={label} strokes={signature.strokes} onChange={(strokes) => onChange({ strokes, typed: '' })} />
      )}
      <Button size="compact-md" variant="subtle" onClick={turn}>
        {t(isTyping ? 'practice.signDraw' : 'practice.signType')}
      </Button>
    </div>
  );
}

interface PadProps {
  readonly label: string;
  readonly strokes: readonly SignatureStroke[];
  onChange(strokes: readonly SignatureStroke[]): void;
}

function Pad({ label, strokes, onChange }: PadProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    const field = canvas.current;
    if (!field) return;
    const ratio = Math.max(1, window.devicePixelRatio);
    field.width = field.clientWidth * ratio;
    field.height = HEIGHT_PX * ratio;
    field.getContext('2d')?.scale(ratio, ratio);
    const made = new SignaturePad(field, { penColor: '#1d2528', minWidth: 0.8, maxWidth: 2.2 });
    made.addEventListener('endStroke', () => tell.current(strokesOf(made)));
    pad.current = made;
    return () => made.off();
  }, []);
  useEffect(() => {
    if (strokes.length === 0 && pad.current && !pad.current.isEmpty()) pad.current.clear();
  }, [strokes]);
  return (
    <div>
      <div className="signature-head">
        <span className="field-label">{label}</span>
        <Button size="compact-md" variant="subtle" disabled={strokes.length === 0} onClick={() => onChange([])}>
          {t('practice.signAgain')}
        </Button>
      </div>
      <canvas
        ref={canvas}
        style={{ height: HEIGHT_PX }}
        role="img"
        aria-label={label}
        data-signed={strokes.length > 0 || undefined}
      />
      <p className="hint">{t('practice.signHow')}</p>
    </div>
  );
}

function strokesOf(pad: SignaturePad): readonly SignatureStroke[] {
  const groups = pad.toData();
  const start = groups[0]?.points[0]?.time ?? 0;
  const rounded = (value: number): number => roundTo(value, 1);
  return groups
    .filter(({ points }) => points.length > 0)
    .map(({ points }) =>
      points.map(({ x, y, time }) => ({ x: rounded(x), y: rounded(y), ms: Math.max(0, Math.round(time - start)) })),
    );
}
