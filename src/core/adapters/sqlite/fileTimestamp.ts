/** `20261120T092453123Z`: a time that every file system takes as part of a name. */
export const fileTimestamp = (atMs: number): string => new Date(atMs).toISOString().replaceAll(/[-:.]/g, '');
