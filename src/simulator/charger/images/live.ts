import { noLimit } from '#simulator/charger/control.ts';
import { encodeBlock, type RawValue } from '#simulator/charger/encoding.ts';
import type { EngineView } from '#simulator/charger/engine.types.ts';
import { ocppLimitMa } from '#simulator/charger/ocppLimit.ts';
import type { Parts } from '#simulator/charger/parts.ts';
import { blocks } from '#simulator/charger/registerMap.ts';
import type { Session } from '#simulator/charger/session.ts';
import { phasesPresent } from '#simulator/charger/world.ts';

const none16 = 0xffff;
const noneSigned = -0x8000;
const none32 = 0xffffffff;

export interface LiveContext {
  readonly modbusClients: number;
  /** As `commit.state`. */
  readonly commitState: number;
  /** The reader may see who charged. */
  readonly isOpen: boolean;
  readonly bootedAtRealMs: number;
}

function stateValues({ faults, options, world }: Parts, view: EngineView): Record<string, RawValue> {
  return {
    'state.sample': view.sample,
    'state.cp': view.pilot.cp,
    'state.charge': view.charge,
    'state.pauseReason': view.pauseReasons,
    'state.fault': faults.active(),
    'state.warning': faults.warnings(),
    'state.faultLatched': faults.latched(),
    'state.lastFault': faults.last(),
    'state.lock': none16,
    'state.phases': view.relayPhases,
    'state.phasesMains': phasesPresent(world.mainsVolts) & (options.model.phases === 3 ? 7 : 1),
    'pilot.duty': view.pilot.dutyDeci,
    'pilot.high': view.pilot.highCentivolt,
    'pilot.low': view.pilot.lowCentivolt ?? noneSigned,
  };
}

function limitValues(
  { settings, world, options, control }: Parts,
  view: EngineView,
): Record<string, RawValue> {
  const isBig = options.model.hardwareMaxA === 40;
  return {
    'limit.active': view.offeredMa,
    'limit.source': view.limit.source,
    'limit.cable': isBig ? 63_000 : 32_000,
    'proximity.resistance': isBig ? 100 : 220,
    'limit.adapter': world.adapterMa,
    'limit.user': settings.number('settings.maxCurrent'),
    'limit.ocpp': ocppLimitMa(settings, world),
    'limit.loadBalancing': Math.min(noLimit, view.balancing.limitMa),
    'limit.temperature': view.temperatureLimitMa,
    'control.setpoint': control.limitMa,
    'control.enabled': control.isEnabled ? 1 : 0,
  };
}

function meterValues({ store }: Parts, { meter, session }: EngineView): Record<string, RawValue> {
  const values: Record<string, RawValue> = {};
  for (const [index, phase] of (['l1', 'l2', 'l3'] as const).entries()) {
    values[`meter.current.${phase}`] = meter.milliamps[index] ?? 0;
    values[`meter.voltage.${phase}`] = meter.decivolts[index] ?? 0;
    values[`meter.power.${phase}`] = meter.watts[index] ?? 0;
  }
  return {
    ...values,
    'meter.powerFactor': meter.powerFactor,
    'meter.power': meter.totalW,
    'meter.energy.total': Math.floor(store.state.energyWh),
    'meter.energy.session': Math.floor(session?.energyWh ?? 0),
    'meter.frequency': meter.frequency,
  };
}

function sessionValues(
  session: Session | undefined,
  realMs: number,
  isOpen: boolean,
): Record<string, RawValue> {
  const durationMs = session === undefined ? 0 : (session.endRealMs ?? realMs) - session.startRealMs;
  return {
    'session.id': session?.id ?? 0,
    'session.start': session?.startS ?? 0,
    'session.duration': Math.max(0, Math.floor(durationMs / 1000)),
    'session.chargingTime': Math.floor((session?.chargingMs ?? 0) / 1000),
    'session.authSource': session?.endRealMs === undefined ? (session?.authSource ?? 0) : 0,
    'session.cardLength': isOpen ? (session?.card.length ?? 0) / 2 : 0,
    'session.card': isOpen ? (session?.card ?? '') : '',
  };
}

function physicsValues(view: EngineView): Record<string, RawValue> {
  return {
    'temperature.inside': view.temperatures.insideDeci,
    'temperature.mainsPlug': view.temperatures.mainsPlugDeci,
    'temperature.evPlug': noneSigned,
    'temperature.relay': view.temperatures.relayDeci,
    'residual.dc': view.residualDcDeci,
    'residual.ac': view.residualAcDeci,
  };
}

function controlValues(parts: Parts, context: LiveContext): Record<string, RawValue> {
  const { control, watchdog, store, time } = parts;
  const { generations } = store.state;
  return {
    'watchdog.state': watchdog.state(),
    'watchdog.remaining': Math.min(0xfffe, Math.round(watchdog.remainingMs(time.waitMs()) / 100)),
    'command.last': control.lastCommand,
    'command.result': control.lastResult,
    'command.lastRegister': control.lastRegister,
    'generation.settings': generations.settings,
    'generation.cards': generations.cards,
    'generation.history': generations.history,
    'commit.state': context.commitState,
    'clock.now': time.clockS(),
    'clock.quality': time.clockQuality(),
    'state.uptime': Math.floor((time.realMs() - context.bootedAtRealMs) / 1000),
    'state.relayCycles': Math.floor(store.state.relayCycles / 100),
    'state.bootCount': store.state.bootCount & 0xffff,
    'modbus.clients': context.modbusClients,
  };
}

function outsideValues({ network, settings, world }: Parts, view: EngineView): Record<string, RawValue> {
  const { balancing } = view;
  const amps = balancing.grid;
  const centi = (phase: 0 | 1 | 2) => (amps === undefined ? noneSigned : Math.round(amps[phase] * 100));
  const watts = amps?.reduce((sum, amp, phase) => sum + amp * (world.mainsVolts[phase] ?? 0), 0);
  return {
    'schedule.next': view.schedule.nextS ?? none32,
    'wifi.state': network.state(),
    'wifi.rssi': network.rssi(),
    'wifi.ipv4': network.ipHex(),
    'ocpp.status': settings.number('ocpp.mode') === 0 ? 0 : Math.max(1, world.ocppStatus),
    'loadBalancing.state': balancing.state,
    'loadBalancing.meterAge': balancing.ageS === undefined ? none16 : Math.min(0xfffe, balancing.ageS),
    'grid.current.l1': centi(0),
    'grid.current.l2': centi(1),
    'grid.current.l3': centi(2),
    'grid.power': watts === undefined ? -0x80000000 : Math.round(watts),
  };
}

/** Block B: one consistent sample. */
export function liveImage(parts: Parts, view: EngineView, context: LiveContext): number[] {
  return encodeBlock(blocks.B, {
    ...stateValues(parts, view),
    ...limitValues(parts, view),
    ...meterValues(parts, view),
    ...sessionValues(view.session, parts.time.realMs(), context.isOpen),
    ...physicsValues(view),
    ...controlValues(parts, context),
    ...outsideValues(parts, view),
  });
}
