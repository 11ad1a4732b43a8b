import { Button, CloseButton, Portal } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import './toast.css';

export interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly closeLabel: string;
}

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** One short message at the foot of the page, with at most one action; the next one replaces it. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<(Toast & { id: number }) | null>(null);
  const counter = useRef(0);
  const timer = useRef<number>(0);
  const show = useCallback((next: Toast) => {
    counter.current += 1;
    const id = counter.current;
    setToast({ ...next, id });
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(
      () => setToast((current) => (current?.id === id ? null : current)),
      next.action ? 12_000 : 6_000,
    );
  }, []);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      <Portal>
        <div className="toast-region" role="status" aria-live="polite">
          {toast && (
            <div className="toast" key={toast.id}>
              <span>{toast.text}</span>
              {toast.action && (
                <Button
                  size="sm"
                  variant="white"
                  onClick={() => {
                    toast.action?.run();
                    setToast(null);
                  }}
                >
                  {toast.action.label}
                </Button>
              )}
              <CloseButton aria-label={toast.closeLabel} variant="transparent" onClick={() => setToast(null)} />
            </div>
          )}
        </div>
      </Portal>
    </ToastContext>
  );
}

export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}
