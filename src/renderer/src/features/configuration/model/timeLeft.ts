/** How long a step usually takes over Bluetooth (s); a first guess until it is over. */
const USUAL_S: Readonly<Record<string, number>> = {
  'set-clock': 2,
  'change-pin': 4,
  store: 8,
  control: 3,
  'join-wifi': 25,
  doors: 30,
};

const usual = (step: string): number => USUAL_S[step] ?? 5;

// Parts of a step report themselves under names of their own.
const PARTS: Readonly<Record<string, string>> = {
  measuring: 'join-wifi',
  reaching: 'doors',
  'new-door': 'doors',
  'read-back': 'doors',
};

/** Which step of the plan a reported phase belongs to; -1 before the first. */
export const stepIndex = (steps: readonly string[], phase: string): number =>
  steps.indexOf(PARTS[phase] ?? phase);

/** What is left of a plan (s), never less than one second while something is being done. */
export const secondsLeft = (steps: readonly string[], index: number, inStepS: number): number => {
  const now = steps[index];
  const later = steps.slice(index + 1).reduce((sum, step) => sum + usual(step), 0);
  return Math.max(1, Math.round((now === undefined ? 0 : Math.max(1, usual(now) - inStepS)) + later));
};

/** What is left when so much of a whole took so long (s); undefined while it is too early to say. */
export const secondsLeftByRate = (done: number, total: number, elapsedS: number): number | undefined =>
  done < 1 || total < 1 || elapsedS < 1
    ? undefined
    : Math.max(1, Math.round((elapsedS * (total - done)) / done));
