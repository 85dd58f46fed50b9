// P10, P14, P15, P17, P19, P20, P30–P33: each person on the roster, and people who look like one.
import type { Worker } from '../dossier/labor.ts';
import { ageOn, birthDateInNumber, expectedPrefix, nationalityCode, readsContract } from '../labor/identity.ts';
import type { LaborTables } from '../labor/labor-tables.ts';
import { decimal, overtimeHours } from '../labor/wages.ts';
import { groupBy } from '../group-by.ts';
import { at, repeated, type Hit } from './facts.ts';
import type { Place } from './finding.ts';
import { shows } from './labor-hit.ts';
import { comparableName, comparableNumber } from './names.ts';

const [CHILD, YOUNG] = [16, 18];
/** Share of the workforce that lives on site and comes from elsewhere, from which the house rules matter. */
const HOUSED = 0.3;

const placeOf = ({ id, sourceRow }: Worker): Place => at('workers', id, sourceRow === null ? null : `row ${sourceRow}`);

/** P10: nationality of concern, or none stated. */
function nationality(worker: Worker, { parametersOf, whoIs: who }: LaborTables): Hit[] {
  const place = [placeOf(worker)];
  if (worker.nationality === null || worker.nationality.trim() === '') return [];
  const code = nationalityCode(worker.nationality);
  const named = (parametersOf(worker.siteId)?.nationalitiesOfConcern ?? []).map(nationalityCode);
  if ((named.length > 0 ? named : ['PRK']).includes(code) || code === 'PRK') return [shows('P10', place, `${who(worker)} is of nationality ${worker.nationality}.`)];
  const country = parametersOf(worker.siteId)?.country ?? null;
  return code === 'KOR' && (country === 'CN' || country === 'RU') ? [shows('P10', place, `${who(worker)} is recorded as Korean at a site in ${country}; look at the identity paper.`, 'info', 'prompt')] : [];
}

/** P14, P15: who holds the identity paper, and whether its number fits the person. */
function identity(worker: Worker, { parametersOf, whoIs: who }: LaborTables, isShared: boolean): Hit[] {
  const place = [placeOf(worker)];
  const hits: Hit[] = [];
  const holder = worker.idHeldBy?.trim().toLowerCase() ?? '';
  if (holder !== '' && !['worker', 'self', 'employee', 'own', '本人'].includes(holder)) hits.push(shows('P14', place, `the identity paper of ${who(worker)} is held by the ${worker.idHeldBy ?? ''}.`));
  const expected = expectedPrefix(worker.homeRegion, parametersOf(worker.siteId)?.idPrefixByRegion ?? {});
  const prefix = worker.idPrefix6;
  if (prefix !== null && expected !== null && !prefix.startsWith(expected)) hits.push(shows('P15', place, `the identity number of ${who(worker)} begins with ${prefix}; the home region is ${worker.homeRegion ?? ''}.`));
  else if (!isShared && prefix !== null && /^\d{6}/.test(worker.idNumberMasked ?? '') && worker.idNumberMasked?.startsWith(prefix) === false) hits.push(shows('P15', place, `the identity number of ${who(worker)} is recorded with two beginnings, ${prefix} and ${worker.idNumberMasked.slice(0, 6)}.`, undefined, 'beginnings'));
  if (worker.idNumberFaults.includes('checkDigit')) hits.push(shows('P15', place, `the last character of the identity number of ${who(worker)} does not fit the others.`, undefined, 'checkDigit'));
  if (worker.idNumberFaults.includes('birthDate')) hits.push(shows('P15', place, `the date of birth in the identity number of ${who(worker)} is not that of the roster.`, undefined, 'birthDate'));
  const born = birthDateInNumber(worker.idNumberMasked);
  if (born !== null && worker.dateOfBirth !== null && born !== worker.dateOfBirth) hits.push(shows('P15', place, `the identity number of ${who(worker)} says born on ${born}, the roster ${worker.dateOfBirth}.`, undefined, 'born'));
  return hits;
}

/** P17: age at hire; under 18 with overtime. */
function age(worker: Worker, { whoIs: who }: LaborTables, isOnOvertime: boolean): Hit[] {
  if (worker.dateOfBirth === null || worker.hireDate === null) return [];
  const years = ageOn(worker.dateOfBirth, worker.hireDate);
  const place = [placeOf(worker)];
  if (years < 0) return [shows('P17', place, `${who(worker)} was hired on ${worker.hireDate}, before the date of birth ${worker.dateOfBirth}.`)];
  if (years < CHILD) return [shows('P17', place, `${who(worker)} was ${years} years old when hired.`)];
  return years < YOUNG && isOnOvertime ? [shows('P17', place, `${who(worker)} was ${years} years old when hired and worked overtime.`, 'warn')] : [];
}

/** P30, P33: how the person came, and who paid for it. */
function recruitment(worker: Worker, { whoIs: who }: LaborTables): Hit[] {
  const place = [placeOf(worker)];
  const hits: Hit[] = [];
  const type = worker.employmentType?.trim().toLowerCase() ?? '';
  if (/dispatch|transfer|state|government|surplus|派遣|转移/.test(type)) hits.push(shows('P30', place, `${who(worker)} came by ${worker.employmentType ?? ''}.`));
  else if (/agency|intern|student|contract|broker|实习/.test(type)) hits.push(shows('P30', place, `${who(worker)} was engaged as ${worker.employmentType ?? ''}; show the agency’s licence and who paid its fee.`, 'warn'));
  else if (worker.agencyId !== null) hits.push(shows('P30', place, `${who(worker)} is recorded as hired directly, and an agency is named.`, 'warn', 'agency'));
  const [fee, back] = [decimal(worker.feePaid), decimal(worker.feeReimbursed)];
  if (fee.gt(0) && fee.gt(back)) hits.push(shows('P33', place, `${who(worker)} paid ${fee.toFixed()} ${worker.feeCurrency ?? ''} to be recruited; ${back.isZero() ? 'nothing' : back.toFixed()} was paid back.`));
  return hits;
}

/** P32: a contract that is there, reaches over the period, and can be read by the worker. */
function contracts({ dossier, whoIs: who }: LaborTables): Hit[] {
  const hasNumbers = dossier.workers.some(({ contractNo }) => contractNo !== null && contractNo !== '');
  const [start, end] = [dossier.payrolls.map(({ periodStart }) => periodStart).toSorted()[0] ?? '', dossier.payrolls.map(({ periodEnd }) => periodEnd).toSorted().at(-1) ?? ''];
  return dossier.workers.flatMap((worker): Hit[] => {
    const wrong = (message: string, key: string): Hit => shows('P32', [placeOf(worker)], message, undefined, key);
    if (hasNumbers && !worker.contractNo) return [wrong(`${who(worker)} has no labor contract.`, 'missing')];
    const hits: Hit[] = [];
    const employedUntil = worker.leaveDate !== null && worker.leaveDate < end ? worker.leaveDate : end;
    if (worker.contractEnd !== null && employedUntil !== '' && worker.contractEnd < employedUntil) hits.push(wrong(`the contract of ${who(worker)} ended on ${worker.contractEnd}, before the period.`, 'ended'));
    if (worker.contractStart !== null && worker.hireDate !== null && worker.contractStart > worker.hireDate && start !== '' && worker.contractStart > start) hits.push(wrong(`the contract of ${who(worker)} began on ${worker.contractStart}, after the work on ${worker.hireDate}.`, 'begun'));
    if (worker.contractLanguage !== null && worker.nationality !== null && readsContract(nationalityCode(worker.nationality), worker.contractLanguage) === false) hits.push(wrong(`the contract of ${who(worker)} (${worker.nationality}) is in ${worker.contractLanguage}.`, 'language'));
    return hits;
  });
}

/** P19, P20: two people with one account or one identity. */
function lookAlikes({ dossier, placeOf: cited }: LaborTables, sharedIds: readonly [string, Worker[]][]): Hit[] {
  const list = (group: readonly Worker[]): string => group.map((worker) => `${worker.workerId}${cited(worker)}`).join(', ');
  const places = (group: readonly Worker[]) => group.map(placeOf);
  const account = ({ bankAccountMasked }: Worker): string | null => (bankAccountMasked === null ? null : comparableNumber(bankAccountMasked));
  const person = ({ name, dateOfBirth }: Worker): string | null => (dateOfBirth === null ? null : `${comparableName(name)} ${dateOfBirth}`);
  return [
    ...repeated(dossier.workers, account).map(([, group]) => shows('P19', places(group), `workers ${list(group)} are paid to one bank account, as far as its number is shown.`)),
    ...sharedIds.map(([, group]) => shows('P20', places(group), `workers ${list(group)} have the same identity number.`, undefined, 'number')),
    ...repeated(dossier.workers, person).map(([, group]) => shows('P20', places(group), `workers ${list(group)} have the same name and date of birth.`, undefined, 'person')),
    ...repeated(dossier.workers, ({ workerId, siteId }) => `${siteId ?? ''} ${workerId}`).map(([, group]) => shows('P20', places(group), `${group.length} people on the roster have one number: ${list(group)}.`, undefined, 'roster')),
  ];
}

/** P31: many who live on site and come from elsewhere. Information, never a finding of its own. */
function housed({ dossier, parametersOf }: LaborTables): Hit[] {
  return [...groupBy(dossier.workers, ({ siteId }) => [siteId ?? ''])].flatMap(([siteId, workers]): Hit[] => {
    const local = parametersOf(siteId === '' ? null : siteId)?.region ?? null;
    const housedHere = workers.filter(({ dormitory, homeRegion }) => dormitory === true && homeRegion !== null && local?.includes(homeRegion) !== true);
    return workers.length >= 5 && housedHere.length / workers.length > HOUSED ? [shows('P31', [at('sites', siteId === '' ? null : siteId)], `${housedHere.length} of ${workers.length} workers live in the dormitory and come from another region.`)] : [];
  });
}

/** P10, P14, P15, P17, P19, P20, P30–P33. */
export function workerHits(tables: LaborTables): Hit[] {
  const { dossier, pays } = tables;
  const onOvertime = new Set(pays.filter(({ row }) => overtimeHours(row).gt(0)).map(({ row }) => row.workerId));
  const sharedIds = repeated(dossier.workers, ({ idNumberMasked }) => (idNumberMasked === null ? null : comparableNumber(idNumberMasked)));
  const shared = new Set(sharedIds.flatMap(([, group]) => group));
  return [
    ...dossier.workers.flatMap((worker) => [...nationality(worker, tables), ...identity(worker, tables, shared.has(worker)), ...age(worker, tables, onOvertime.has(worker.workerId)), ...recruitment(worker, tables)]),
    ...contracts(tables), ...lookAlikes(tables, sharedIds), ...housed(tables),
  ];
}
