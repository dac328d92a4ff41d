/** Firmware releases of the practice vendor, newest first; the three with a payload become packages. */
const models = ['NEXUS 32', 'NEXUS 40'];
const pilotInterruption = 23;
const ocpp201 = 12;
const maskWithout = (...bits) => bits.reduce((mask, bit) => (mask & ~(1 << bit)) >>> 0, 0xffffffff);
const secondsOf = (day) => Date.parse(`${day}T06:00:00Z`) / 1000;

const sleepingCar = {
  id: 'NX-118',
  fixedIn: '1.5.0',
  text: {
    en: 'After a pause of more than ten minutes some cars start only after the cable was unplugged.',
    cs: 'Po pauze delší než deset minut některá auta začnou nabíjet až po odpojení kabelu.',
    de: 'Nach einer Pause von mehr als zehn Minuten laden manche Autos erst, wenn das Kabel gezogen wurde.',
  },
};
const slowWifi = {
  id: 'NX-131',
  fixedIn: null,
  text: {
    en: 'Joining a Wi-Fi with a hidden name can take up to two minutes.',
    cs: 'Připojení k Wi-Fi se skrytým názvem může trvat až dvě minuty.',
    de: 'Die Anmeldung an einem WLAN mit verborgenem Namen kann bis zu zwei Minuten dauern.',
  },
};

export const practiceReleases = [
  {
    version: '2.0.0',
    releasedOn: '2026-09-14',
    minFirmware: '1.4.0',
    wayBack: false,
    capabilities: maskWithout(),
    capabilitiesAdded: [ocpp201],
    capabilitiesLost: [],
    comparedWith: '1.5.0',
    knownProblems: [slowWifi],
    notes: {
      en: [
        'Speaks OCPP 2.0.1.',
        'The settings are stored in a new form: an older firmware can no longer be installed afterwards.',
      ],
      cs: [
        'Umí OCPP 2.0.1.',
        'Nastavení se ukládá v nové podobě: starší firmware pak už nelze nainstalovat.',
      ],
      de: [
        'Beherrscht OCPP 2.0.1.',
        'Die Einstellungen werden in neuer Form gespeichert: Eine ältere Firmware lässt sich danach nicht mehr einspielen.',
      ],
    },
  },
  {
    version: '1.5.0',
    releasedOn: '2026-06-02',
    minFirmware: '1.2.0',
    wayBack: true,
    capabilities: maskWithout(ocpp201),
    capabilitiesAdded: [],
    capabilitiesLost: [],
    comparedWith: '1.4.2+7',
    knownProblems: [slowWifi],
    notes: {
      en: [
        'Cars that fell asleep during a pause are woken reliably.',
        'The temperature of the mains plug is read twice as often.',
      ],
      cs: [
        'Auta, která během pauzy usnula, se spolehlivě probudí.',
        'Teplota síťové zástrčky se čte dvakrát častěji.',
      ],
      de: [
        'Autos, die in einer Pause eingeschlafen sind, werden zuverlässig geweckt.',
        'Die Temperatur des Netzsteckers wird doppelt so oft gelesen.',
      ],
    },
  },
  {
    version: '1.4.2+7',
    hasPackage: false,
    releasedOn: '2026-03-10',
    minFirmware: '1.2.0',
    wayBack: true,
    capabilities: maskWithout(ocpp201),
    capabilitiesAdded: [pilotInterruption],
    capabilitiesLost: [],
    comparedWith: '1.4.0',
    knownProblems: [sleepingCar, slowWifi],
    notes: {
      en: ['Can wake a car by a short interruption of the pilot.'],
      cs: ['Umí probudit auto krátkým přerušením řídicího signálu.'],
      de: ['Kann ein Auto durch kurze Unterbrechung des Steuersignals wecken.'],
    },
  },
  {
    version: '1.4.0',
    releasedOn: '2025-11-18',
    minFirmware: null,
    wayBack: true,
    capabilities: maskWithout(ocpp201, pilotInterruption),
    capabilitiesAdded: [],
    capabilitiesLost: [],
    comparedWith: null,
    knownProblems: [sleepingCar, slowWifi],
    notes: {
      en: ['First release for the NEXUS 40.'],
      cs: ['První vydání pro NEXUS 40.'],
      de: ['Erste Ausgabe für den NEXUS 40.'],
    },
  },
].map((release) => ({
  models,
  hardwareFrom: 1,
  hardwareTo: 2,
  hasPackage: true,
  builtAt: secondsOf(release.releasedOn),
  ...release,
}));
