import { baseHeaders } from '#core/hosting/contentPolicy.ts';

export type RefusalKind = 'token-used' | 'no-session';
type Language = 'en' | 'cs' | 'de';

interface Words {
  readonly title: string;
  readonly text: string;
  readonly hint: string;
}

// These pages are shown to a browser that may not load the interface, and so cannot use its translations.
const pages: Readonly<Record<RefusalKind, Readonly<Record<Language, Words>>>> = {
  'token-used': {
    en: {
      title: 'This address has been used',
      text: 'Each address opens Nexus Configurator once, so that nobody else can use it.',
      hint: 'Press Enter in the terminal that runs Nexus Configurator: it prints a new one.',
    },
    cs: {
      title: 'Tato adresa už byla použita',
      text: 'Každá adresa otevře Nexus Configurator jen jednou, aby ji nemohl použít nikdo jiný.',
      hint: 'Stiskněte Enter v terminálu, ve kterém Nexus Configurator běží: vypíše novou.',
    },
    de: {
      title: 'Diese Adresse wurde schon benutzt',
      text: 'Jede Adresse öffnet Nexus Configurator nur einmal, damit niemand sonst sie benutzen kann.',
      hint: 'Drücken Sie Enter im Terminal, in dem Nexus Configurator läuft: Es gibt eine neue aus.',
    },
  },
  'no-session': {
    en: {
      title: 'This browser is not connected',
      text: 'Nexus Configurator runs here, but it does not know this browser. It may have been restarted.',
      hint: 'Open the address from the terminal that runs it. Enter prints a new one there.',
    },
    cs: {
      title: 'Tento prohlížeč není připojen',
      text: 'Nexus Configurator tu běží, ale tento prohlížeč nezná. Možná byl spuštěn znovu.',
      hint: 'Otevřete adresu z terminálu, ve kterém běží. Klávesa Enter tam vypíše novou.',
    },
    de: {
      title: 'Dieser Browser ist nicht verbunden',
      text: 'Nexus Configurator läuft hier, kennt diesen Browser aber nicht. Vielleicht wurde er neu gestartet.',
      hint: 'Öffnen Sie die Adresse aus dem Terminal, in dem er läuft. Enter gibt dort eine neue aus.',
    },
  },
};

const isLanguage = (text: string): text is Language => text === 'en' || text === 'cs' || text === 'de';

/** The first of our languages in an `Accept-Language` header, by its order; Slovak readers get Czech. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().slice(0, 2).toLowerCase() ?? '';
    if (isLanguage(tag)) return tag;
    if (tag === 'sk') return 'cs';
  }
  return 'en';
};

/** A plain page that says why the interface does not open and what to do. */
export const refusalPage = (kind: RefusalKind, acceptLanguage: string | undefined) => {
  const language = languageOf(acceptLanguage);
  const { title, text, hint } = pages[kind][language];
  return {
    status: kind === 'token-used' ? 410 : 401,
    headers: {
      ...baseHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': language,
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
    },
    body: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p><p><strong>${hint}</strong></p></body></html>\n`,
  };
};
