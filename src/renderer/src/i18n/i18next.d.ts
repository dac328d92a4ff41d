import 'i18next';
import type backEnd from '#resources/locales/en/backEnd.json';
import type balancing from '#resources/locales/en/balancing.json';
import type cards from '#resources/locales/en/cards.json';
import type charger from '#resources/locales/en/charger.json';
import type chargerRules from '#resources/locales/en/charger-rules.json';
import type chargerSettings from '#resources/locales/en/charger-settings.json';
import type common from '#resources/locales/en/common.json';
import type configuration from '#resources/locales/en/configuration.json';
import type drift from '#resources/locales/en/drift.json';
import type errors from '#resources/locales/en/errors.json';
import type faults from '#resources/locales/en/faults.json';
import type firmware from '#resources/locales/en/firmware.json';
import type fleet from '#resources/locales/en/fleet.json';
import type history from '#resources/locales/en/history.json';
import type live from '#resources/locales/en/live.json';
import type log from '#resources/locales/en/log.json';
import type manual from '#resources/locales/en/manual.json';
import type merge from '#resources/locales/en/merge.json';
import type ocpp from '#resources/locales/en/ocpp.json';
import type ocppSheet from '#resources/locales/en/ocppSheet.json';
import type pages from '#resources/locales/en/pages.json';
import type points from '#resources/locales/en/points.json';
import type practice from '#resources/locales/en/practice.json';
import type rules from '#resources/locales/en/rules.json';
import type schedule from '#resources/locales/en/schedule.json';
import type settings from '#resources/locales/en/settings.json';
import type siteTest from '#resources/locales/en/siteTest.json';
import type socket from '#resources/locales/en/socket.json';
import type wizard from '#resources/locales/en/wizard.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: {
      backEnd: typeof backEnd;
      balancing: typeof balancing;
      cards: typeof cards;
      charger: typeof charger;
      'charger-rules': typeof chargerRules;
      'charger-settings': typeof chargerSettings;
      common: typeof common;
      configuration: typeof configuration;
      drift: typeof drift;
      errors: typeof errors;
      faults: typeof faults;
      firmware: typeof firmware;
      fleet: typeof fleet;
      history: typeof history;
      live: typeof live;
      log: typeof log;
      manual: typeof manual;
      merge: typeof merge;
      ocpp: typeof ocpp;
      ocppSheet: typeof ocppSheet;
      pages: typeof pages;
      points: typeof points;
      practice: typeof practice;
      rules: typeof rules;
      schedule: typeof schedule;
      settings: typeof settings;
      socket: typeof socket;
      siteTest: typeof siteTest;
      wizard: typeof wizard;
    };
  }
}
