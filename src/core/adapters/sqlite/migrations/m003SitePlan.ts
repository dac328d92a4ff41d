/** Version 3. How a site is wired, as it is being drawn: one plan per site, counted up with each change. */
export const m003SitePlan = `
CREATE TABLE site_plan (
  site_id TEXT PRIMARY KEY REFERENCES site (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  plan TEXT NOT NULL CHECK (json_valid(plan)),
  saved_at_ms INTEGER NOT NULL
) STRICT;
`;
