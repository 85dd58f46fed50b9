// Every procedure of the contract under its name.
import type * as v from 'valibot';
import { caseProcedures } from './procedures/case.ts';
import { chainProcedures } from './procedures/chain.ts';
import { dossierProcedures } from './procedures/dossier.ts';
import { evidenceProcedures } from './procedures/evidence.ts';
import { exchangeProcedures } from './procedures/exchange.ts';
import { keysProcedures } from './procedures/keys.ts';
import { laborProcedures } from './procedures/labor.ts';
import { packageProcedures } from './procedures/package.ts';
import { redactionProcedures } from './procedures/redaction.ts';
import { referenceProcedures } from './procedures/reference.ts';
import { screeningProcedures } from './procedures/screening.ts';
import { timestampProcedures } from './procedures/timestamp.ts';
import { tokenProcedures } from './procedures/token.ts';
import { vaultProcedures } from './procedures/vault.ts';

export const procedures = { ...vaultProcedures, ...keysProcedures, ...dossierProcedures, ...caseProcedures, ...chainProcedures, ...evidenceProcedures, ...redactionProcedures, ...packageProcedures, ...screeningProcedures, ...referenceProcedures, ...exchangeProcedures, ...timestampProcedures, ...laborProcedures, ...tokenProcedures } as const;

type Catalogue = typeof procedures;
export type ProcedureName = keyof Catalogue;
/** What a caller may pass: defaults may be left out. */
export type InputOf<N extends ProcedureName> = v.InferInput<Catalogue[N]['input']>;
/** What the body receives: parsed, defaults filled in. */
export type ParsedInputOf<N extends ProcedureName> = v.InferOutput<Catalogue[N]['input']>;
/** What a query or command answers and what a finished job carries. */
export type OutputOf<N extends ProcedureName> = v.InferOutput<Catalogue[N]['output']>;
/** What the call itself answers: a job answers with its id at once. */
export type ReplyOf<N extends ProcedureName> = Catalogue[N]['kind'] extends 'job' ? { readonly jobId: string } : OutputOf<N>;
export type JobName = { [N in ProcedureName]: Catalogue[N]['kind'] extends 'job' ? N : never }[ProcedureName];
