import { expect, test } from 'vitest';
import cs from '#resources/locales/cs/wizard.json' with { type: 'json' };
import de from '#resources/locales/de/wizard.json' with { type: 'json' };
import en from '#resources/locales/en/wizard.json' with { type: 'json' };

test('the point of no return is said in the agreed words', () => {
  expect(en.pointOfNoReturn).toBe(
    'After this step Bluetooth is off. This charger is then reached only over {{address}}. Way back: unplug the car, hold the button 10 s. That also erases PIN, Wi-Fi and the current setting ({{from}} → {{to}} A).',
  );
  expect(cs.pointOfNoReturn).toBe(
    'Po tomto kroku se Bluetooth vypne. Nabíječka pak bude dostupná jen přes {{address}}. Cesta zpět: odpojte vozidlo a 10 s držte tlačítko. Smaže se i PIN, Wi-Fi a nastavený proud ({{from}} → {{to}} A).',
  );
  expect(de.pointOfNoReturn).toBe(
    'Danach ist Bluetooth aus. Die Ladeeinrichtung ist nur noch über {{address}} erreichbar. Weg zurück: Fahrzeug abstecken, Taste 10 s halten. Das löscht auch PIN, WLAN und den eingestellten Strom ({{from}} → {{to}} A).',
  );
});

test.each([
  ['en', en],
  ['cs', cs],
  ['de', de],
])('the wizard does not raise its voice (%s)', (_language, texts) => {
  expect(JSON.stringify(texts)).not.toContain('!');
});
