import { useEffect } from 'react';

const leavesEnterAlone = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(BUTTON|A|SELECT|TEXTAREA|INPUT|SUMMARY)$/.test(target.tagName);

/** Enter presses the primary button also when no field has the focus; fields do it by themselves. */
export const useEnterIsNext = (form: { readonly current: HTMLFormElement | null }): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.defaultPrevented || leavesEnterAlone(event.target)) return;
      if (document.querySelector('[role="dialog"]') !== null) return;
      form.current?.requestSubmit();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [form]);
};
