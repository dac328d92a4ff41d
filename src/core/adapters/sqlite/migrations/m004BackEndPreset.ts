/** Version 4. Back ends (OCPP) a person keeps to use again: one of each name, without identity and secrets. */
export const m004BackEndPreset = `
CREATE TABLE back_end_preset (
  id TEXT PRIMARY KEY,
  name_key TEXT NOT NULL UNIQUE,
  preset TEXT NOT NULL CHECK (json_valid(preset)),
  saved_at_ms INTEGER NOT NULL
) STRICT;
`;
