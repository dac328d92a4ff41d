/** Why a trial or a proof ended as it did, with the parameters of its text. */
export const backEndReasons = {
  'back-end-accepted': ['afterS'],
  'back-end-heard': ['afterS'],
  'back-end-configuration-differs': ['keys'],
  'back-end-pending': ['withinS'],
  'back-end-rejected': ['withinS'],
  'back-end-tls-error': ['withinS'],
  'back-end-not-reached': ['withinS'],
  'back-end-not-seen': ['withinS'],
  'back-end-refused-here': ['diagnosis'],
  'back-end-ask-person': [],
  'back-end-link-lost': [],
} as const;
export type BackEndReason = keyof typeof backEndReasons;
