/**
 * When this version was made (Unix ms). A laptop clock before it is wrong, and a wrong clock must reach neither a
 * charger nor the log. Moved with every release.
 */
export const releaseDateMs = Date.UTC(2026, 10, 1);
