export type ToneName = 'pass' | 'warn' | 'fail' | 'attention';

const MELODIES: Record<ToneName, readonly { hz: number; ms: number }[]> = {
  pass: [
    { hz: 660, ms: 120 },
    { hz: 880, ms: 220 },
  ],
  warn: [
    { hz: 520, ms: 180 },
    { hz: 520, ms: 180 },
  ],
  fail: [
    { hz: 330, ms: 250 },
    { hz: 220, ms: 450 },
  ],
  attention: [{ hz: 740, ms: 150 }],
};

let context: AudioContext | undefined;
let isMuted = false;

/** Follows the person's setting; a muted application is silent at once. */
export const setMuted = (muted: boolean): void => {
  isMuted = muted;
};

/** Plays a short tone that goes with a verdict, so that eyes may stay on the installation. */
export const playTone = (name: ToneName): void => {
  if (isMuted) return;
  context ??= new AudioContext();
  let startsAt = context.currentTime + 0.02;
  for (const note of MELODIES[name]) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = note.hz;
    gain.gain.setValueAtTime(0.18, startsAt);
    gain.gain.setTargetAtTime(0, startsAt + note.ms / 1000 - 0.03, 0.012);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(startsAt);
    startsAt += note.ms / 1000;
    oscillator.stop(startsAt + 0.05);
  }
};
