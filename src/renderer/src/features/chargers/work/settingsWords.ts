/** The words that a page of settings needs on its way to the proof: fetching them later would hide what works. */
export const settingsWords = [
  'configuration',
  'merge',
  'charger-rules',
  'pages',
  'common',
  'points',
  'rules',
  'wizard',
  'log',
  'errors',
] as const;
